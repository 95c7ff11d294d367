<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Board</name>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>正在服务</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>停止取号，已取号的继续办理</source>
        <translation>No new tickets; all who have one are served</translation>
    </message>
    <message>
        <source>今天的服务已结束</source>
        <translation>Service has ended for today</translation>
    </message>
    <message>
        <source>今天 %1 开门</source>
        <translation>Opens today at %1</translation>
    </message>
    <message>
        <source>明天 %1 开门</source>
        <translation>Opens tomorrow at %1</translation>
    </message>
    <message>
        <source>%1 开门</source>
        <translation>Opens %1</translation>
    </message>
    <message>
        <source>网络中断 · 截至 %1</source>
        <translation>Network down · as of %1</translation>
    </message>
    <message>
        <source>请留在等候区，网络恢复后接着叫号，您的号一直有效</source>
        <translation>Please stay: calls go on when the network is back, and your number stays valid</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>号窗口</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>%1 也请来</source>
        <translation>%1 too</translation>
    </message>
    <message>
        <source>再次呼叫</source>
        <translation>Called again</translation>
    </message>
    <message>
        <source>叫号</source>
        <translation>Now calling</translation>
    </message>
    <message>
        <source>请到窗口</source>
        <translation>Go to counter</translation>
    </message>
    <message>
        <source>已叫号码</source>
        <translation>Called before</translation>
    </message>
    <message>
        <source>示例数据</source>
        <translation>Sample data</translation>
    </message>
    <message>
        <source>请就近休息，留意叫号</source>
        <translation>Please take a seat</translation>
    </message>
    <message>
        <source>叫到您时，这里会亮起并播报</source>
        <translation>When your number is called, it lights up here and is read aloud</translation>
    </message>
    <message>
        <source>暂无窗口</source>
        <translation>Not open</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>约分钟</source>
        <translation>Minutes</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>叫号屏</source>
        <translation>Call board</translation>
    </message>
</context>
</TS>
