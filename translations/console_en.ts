<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>CardButton</name>
    <message>
        <source>在读卡器上</source>
        <translation>On the reader</translation>
    </message>
    <message>
        <source>%1 岁</source>
        <translation>%1 years old</translation>
    </message>
</context>
<context>
    <name>GearCard</name>
    <message>
        <source>插头已拔下</source>
        <translation>Unplugged</translation>
    </message>
    <message>
        <source>已插好</source>
        <translation>Plugged in</translation>
    </message>
    <message>
        <source>修好</source>
        <translation>Mend it</translation>
    </message>
    <message>
        <source>拔下插头</source>
        <translation>Pull the plug</translation>
    </message>
    <message>
        <source>插上插头</source>
        <translation>Plug in</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>模拟设备台</source>
        <translation>Simulated devices</translation>
    </message>
    <message>
        <source>模拟设备台：把样例证件放到读卡器上，照看打印机。</source>
        <translation>Simulated devices: hold sample cards to the reader, look after the printer.</translation>
    </message>
    <message>
        <source>演示 · 证件与人物均为虚构</source>
        <translation>Demonstration · cards and people are made up</translation>
    </message>
    <message>
        <source>读卡器和打印机</source>
        <translation>Reader and printer</translation>
    </message>
    <message>
        <source>其他设备</source>
        <translation>Other devices</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>小票</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>已打印 %1 张</source>
        <translation>%1 printed</translation>
    </message>
    <message>
        <source>还没有打印小票。</source>
        <translation>No ticket has been printed yet.</translation>
    </message>
    <message>
        <source>小票已取走。</source>
        <translation>The ticket was taken.</translation>
    </message>
    <message>
        <source>撕下小票</source>
        <translation>Tear the ticket off</translation>
    </message>
    <message>
        <source>把小票放到扫码口</source>
        <translation>Hold the ticket to the scanner</translation>
    </message>
</context>
<context>
    <name>PrinterSheet</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打印机的插头已拔下。</source>
        <translation>The printer is unplugged.</translation>
    </message>
    <message>
        <source>上盖开着，不能打印。</source>
        <translation>The cover is open: nothing can be printed.</translation>
    </message>
    <message>
        <source>纸卷现在是：</source>
        <translation>The paper roll is now:</translation>
    </message>
    <message>
        <source>纸足</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>刚换的新纸卷</source>
        <translation>A new roll was just put in</translation>
    </message>
    <message>
        <source>纸将尽</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>还能打几张</source>
        <translation>Enough for a few tickets</translation>
    </message>
    <message>
        <source>无纸</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>把纸卷取出</source>
        <translation>The roll was taken out</translation>
    </message>
    <message>
        <source>合上上盖</source>
        <translation>Close the cover</translation>
    </message>
    <message>
        <source>打开上盖</source>
        <translation>Open the cover</translation>
    </message>
    <message>
        <source>拔下插头</source>
        <translation>Pull the plug</translation>
    </message>
    <message>
        <source>插上插头</source>
        <translation>Plug in</translation>
    </message>
</context>
<context>
    <name>ReaderSheet</name>
    <message>
        <source>读卡器</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>点一张证件，就放到自助机的读卡器上。</source>
        <translation>Press a card to hold it to the kiosk&apos;s reader.</translation>
    </message>
    <message>
        <source>读卡器的插头已拔下。</source>
        <translation>The reader is unplugged.</translation>
    </message>
    <message>
        <source>拿走证件</source>
        <translation>Take the card away</translation>
    </message>
    <message>
        <source>读到一半抽走</source>
        <translation>Pull away mid-read</translation>
    </message>
    <message>
        <source>拔下插头</source>
        <translation>Pull the plug</translation>
    </message>
    <message>
        <source>插上插头</source>
        <translation>Plug in</translation>
    </message>
</context>
</TS>
