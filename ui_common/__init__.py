"""What all screens share: look, language, link to the hub, window. Read this before building a screen.

Python
  settings.HubSettings(url, token), settings.ProgramSettings.load(path)   subclass it for a program's own keys
  window.run_program(name, main_qml: Path, initial_properties(stage) -> {property: view-model},
      *, panel, size, language="zh", fullscreen=False, on_start=None, on_stop=None) -> exit code
  stage.Stage(panel, language): .theme .language .activity (the QML singletons),
      .show(main, properties, size), .close();  tests load a page with it and no run_program
  hub_link.HubLink(hub: HubSettings)
      signals viewArrived(object) eventArrived(str, dict) catalogArrived(object) stateChanged(str)
      .state "connecting" | "online" | "away" | "refused", .reason .age_seconds .start() .stop()
      .send(command, answered, *, id=None, token=None, give_up_after=20.0) -> id
      .sign_in(login, password, answered);   answered(Answer | Problem | Unreachable)
  bridge.Bridge()        give it to a driver as callback; signal arrived(object) comes on the screen's thread
  translator.Language    .words(Words) -> str, .time(at, zone) -> "09:05", .formatMinutes(15, 25); changed;
                         compile_translations() at set-up, and again whenever a .ts is newer
  activity.Activity      signal acted(): somebody touched or pressed a key (idle time starts afresh)
  probe.scene(window)    what is on the screen as plain values; TINGXU_PROBE=<socket> answers {"ask": "scene"}
  messages.qt_warnings   what Qt complained about; tests want it empty
  `python -m ui_common.lint` checks all QML against the types of all packages

View-models: QML_IMPORT_NAME = "Tingxu.Kiosk" (Counter, …); @QmlElement @QmlUncreatable("…") class X(QObject)
  The dump that qmllint reads knows two forms only:  @Property(str, notify=changed) over a getter, and
  name = Property(bool, _getName, _setName, notify=changed)  of plain names; lists: @Property("QVariantList").
  Signals and properties in the class body; from . import is not understood.

QML: import Tingxu.Core (singletons)
  Theme   colours: ground surface sunken line lineStrong ink inkSoft
          primary primaryPressed onPrimary primaryInk primaryWash, green onGreen greenInk greenWash,
          the same for waiting… and trouble…, band onBand focus focusEdge
          texts (px): textNumber textFigure textTitle textChoice textBody textSmall; family regular bold
          lengths (px): gap gapSmall gapLarge margin pad target targetLarge radius radiusLarge stroke
          focusWidth icon iconLarge header footer; scale (your own length: 300 * Theme.scale), landscape
          motion (ms, 0 when reducedMotion): motionFast 80, motion 240, motionSlow 300, sweep 1800
          writable: largePrint highContrast lowReach dark reducedMotion; reachTop: low reach moves down by it
  Language  current ("zh"|"en"), set(language), pick(zh, en) (stays live), formatTime(iso, zone)
  Activity  acted(), keys (the last act was by key)

QML: import Tingxu.Ui
  AppWindow     the root of a program; sizes follow it
  Page          speech (required); children in the content area below Theme.reachTop; arrows walk the focus;
                its objectName is the page's name
  Header        name status statusKind time day linked
  FooterBar     speaking guideCalled; guide() speak()
                footer.guide, footer.large-print, footer.speak, footer.low-reach, footer.language
  FooterButton  label icon checked; clicked()
  Pressable     label (required) pressed checked corner; clicked() press(); base of all below with clicked()
  BigButton     label icon kind(primary|plain|green|trouble) hotkey size; clicked()
  ChoiceCard    label icon detail badge badgeKind big stacked checked; clicked()
  Key           label icon size; clicked()
  InitialsPad   text most possible          keys key.a … key.z, key.delete
  DigitPad      text most                   keys key.0 … key.9, key.delete, key.clear
  TableHead, TableRow, Cell   TableRow: pickable label checked; clicked(); children are Cells
  Caption       text size color strong tabular (a Text)     Title, Number: Captions of their own size
  Icon          name (resources/icons) color size
  Badge         text icon kind(plain|primary|green|waiting|trouble) size
  Panel         children padded; kind padding       Notice  text icon kind size       Rule  a hairline
  FocusRing     around corner
  (Number hides JavaScript's Number: use parseInt or unary + in files that import Tingxu.Ui.)
Every pressable needs an objectName and a label.
"""
