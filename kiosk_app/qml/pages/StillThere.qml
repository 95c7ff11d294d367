import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Nobody touched anything: ask before forgetting.
StepPage {
    id: root

    title: qsTr("您还在吗？")
    subtitle: qsTr("再过一会儿没有人操作，就清除您的信息，回到开始。")
    nextLabel: qsTr("我还要用")
    nextIcon: "clock"
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel, qsTr("不用了")])])
    reading: [
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gapSmall

            Number {
                id: left
                objectName: "seconds-left"
                text: root.session.secondsLeft
                size: Theme.landscape ? Math.round(Theme.textNumber * 0.6) : Math.min(Theme.textNumber, root.height * 0.16)
                color: Theme.waitingInk
            }
            Caption {
                y: left.baselineOffset - baselineOffset
                text: qsTr("秒")
                size: Theme.textTitle
                strong: true
                color: Theme.waitingInk
            }
        }
    ]
    onNext: root.session.moreTime()

    Others {
        ActionButton {
            objectName: "done"
            width: parent.width
            label: qsTr("不用了")
            kind: "plain"
            onClicked: root.session.done()
        }
    }
}
