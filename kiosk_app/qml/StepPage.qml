import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// The scaffold of every page: what is read on top, what is pressed below it, the next step always in the same low
// place, Back and "start again" beneath it. Low reach lowers what is pressed; what is only read stays above.
Page {
    id: root

    required property Session session
    property string title: ""
    property string subtitle: ""
    property string nextLabel: ""
    property string nextIcon: ""
    property string nextKind: "primary"
    property bool nextEnabled: true
    // What must be heard at once when it changes: not the whole page again.
    property string news: ""
    // Between a name and what it stands for, where it is spoken.
    readonly property string pause: Language.current === "zh" ? "：" : ": "
    readonly property bool hasNext: root.nextLabel !== ""
    default property alias body: pressed.data
    property alias reading: more.data
    // On a short screen a third of it is enough to lower things by.
    readonly property int lowered: Math.min(Theme.reachTop, Math.round(root.height * 0.34))
    readonly property int bodyTop: Math.max(head.height + 2 * Theme.gap, root.lowered) - Theme.reachTop
    // Above what is pressed, in low reach: what is only read may stand there.
    readonly property int spare: root.bodyTop - head.y - head.height - Theme.gap
    // Large print where there is little height: what explains is smaller, so that what is pressed keeps its size.
    readonly property bool cramped: Theme.largePrint && !Theme.landscape && root.height < Theme.px(1500)
    readonly property int readingSize: root.cramped ? Theme.px(46) : Theme.textBody
    readonly property int footTop: root.session.atHome ? contentItem.height - Theme.gap : foot.y + (root.hasNext ? 0 : foot.nextHeight) - Theme.gap

    signal next

    // Sentences for reading aloud; what is empty is left out.
    function say(parts: list<string>): string {
        const zh = Language.current === "zh";
        return parts.map(part => part.trim()).filter(part => part !== "").map(part => /[。？！：；.?!:;]$/.test(part) ? part : part + (zh ? "。" : ".")).join(zh ? "" : " ");
    }
    // Several things in one sentence.
    function named(parts: var): string {
        return Array.from(parts).join(Language.current === "zh" ? "、" : ", ");
    }
    // The answers of the page, Back included.
    function options(labels: list<var>): string {
        const all = labels.filter(label => label !== "");
        if (root.session.mayGoBack)
            all.push(qsTr("返回"));
        return all.length > 0 ? qsTr("可以选：") + all.join(Language.current === "zh" ? "；" : "; ") : "";
    }

    Column {
        id: head
        y: Theme.gap - Theme.reachTop
        width: parent.width
        spacing: Theme.gap

        PageTitle {
            objectName: "page.title"
            width: parent.width
            text: root.title
        }
        Caption {
            objectName: "page.subtitle"
            width: parent.width
            visible: root.subtitle !== ""
            text: root.subtitle
            size: root.readingSize
            color: Theme.inkSoft
        }
        Column {
            id: more
            width: parent.width
            spacing: Theme.gap
        }
    }

    Item {
        id: pressed
        y: root.bodyTop
        width: parent.width
        height: Math.max(0, root.footTop - y)
    }

    FootBar {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        visible: !root.session.atHome
        session: root.session
        nextLabel: root.nextLabel
        nextIcon: root.nextIcon
        nextKind: root.nextKind
        nextEnabled: root.nextEnabled
        onNext: root.next()
    }
}
