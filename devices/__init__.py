"""Devices of a kiosk and a counter, real or simulated: card reader, printer, scanner, camera, keypad, lamps.

Read cards::

    from devices.drivers import IdCardReader
    from devices.drivers.events import CardRead, CardRejected, CardRemoved, StatusChanged

    reader = IdCardReader("serial:/dev/ttyS1?baud=115200", on_event).start()
    ...
    reader.stop()

Print tickets::

    from devices.codecs.escpos import Document
    from devices.drivers import TicketPrinter

    ticket = Document(dots=576).align("center").line("A001", width=8, height=8, bold=True)
    ticket.qr("https://hall.example/t/1").cut()
    printer = TicketPrinter("tcp://10.0.0.9:9100", on_event, profile="escpos-80").start()
    printer.print_job("job-1", ticket.to_bytes())  # answered by exactly one PrintFinished("job-1", ...)

Scan codes; hear keys; light lamps (all of them by one table: ``devices.kinds``)::

    scanner = CodeScanner("serial:/dev/ttyS2?baud=9600", on_event, "newland-serial").start()  # CodeScanned
    camera = QrCamera("camera:/dev/video0", on_event).start()  # CodeScanned
    keypad = Keypad("evdev:/dev/input/by-id/…", on_event).start()  # KeypadKey, HeadphonesChanged
    board = IoBoard("serial:/dev/ttyS3?baud=9600", on_event).start()  # InputChanged
    board.shine("card", Rate.SLOW)

See what it looks like: ``devices.render.render(ticket.to_bytes(), dots=576)`` gives one Pillow image per
ticket.

Without hardware::

    from devices.simulators import IdCardReaderSimulator, PrinterSimulator
    from devices.simulators.cards import sample_card

    with IdCardReaderSimulator(Path("/run/tingxu/reader")) as sim:  # a real pty, linked at that path
        sim.place_card(sample_card("测试甲", date(1950, 1, 1)))  # sim.url goes to IdCardReader
    with PrinterSimulator(port=0, on_ticket=tickets.append) as sim: ...

Nothing here imports anything else of this product, and nothing here knows Qt. Callbacks come on a driver's
thread. Callers hand them over to their own event loop.
"""
