<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
    <context>
        <name>Already</name>
        <message>
            <source>您已经在排队了</source>
            <translation>You are already in the queue</translation>
        </message>
        <message>
            <source>这是您的号码，不用再取。</source>
            <translation>This is your number; you need no other.</translation>
        </message>
        <message>
            <source>补打一张</source>
            <translation>Print it again</translation>
        </message>
        <message>
            <source>看排到哪里</source>
            <translation>Show my place</translation>
        </message>
        <message>
            <source>您的号码是 %1</source>
            <translation>Your number is %1</translation>
        </message>
        <message>
            <source>不用，我有票</source>
            <translation>No, I have my ticket</translation>
        </message>
    </context>
    <context>
        <name>Appointment</name>
        <message>
            <source>把预约的二维码对准扫码口</source>
            <translation>Hold the QR code of your appointment to the scanner</translation>
        </message>
        <message>
            <source>把身份证平放在读卡处</source>
            <translation>Lay your ID card flat on the reader</translation>
        </message>
        <message>
            <source>有预约，请签到</source>
            <translation>Check in here</translation>
        </message>
        <message>
            <source>两种都行。都没带，就输预约号</source>
            <translation>Either will do. Neither with you? Type your number</translation>
        </message>
        <message>
            <source>没有带，就输入预约号</source>
            <translation>Not with you? Type your appointment number</translation>
        </message>
        <message>
            <source>预约号在预约短信里</source>
            <translation>Your appointment number is in our message</translation>
        </message>
        <message>
            <source>输入预约号</source>
            <translation>Type my number</translation>
        </message>
        <message>
            <source>还没有预约，现在约一个时间</source>
            <translation>None yet? Make one now</translation>
        </message>
    </context>
    <context>
        <name>Arrival</name>
        <message>
            <source>先取一个号</source>
            <translation>Take a ticket for now</translation>
        </message>
        <message>
            <source>不用预约，现在取号</source>
            <translation>Take a ticket now</translation>
        </message>
        <message>
            <source>取消预约，现在取号</source>
            <translation>Cancel it and take a number now</translation>
        </message>
        <message>
            <source>换一种方式签到</source>
            <translation>Another way to check in</translation>
        </message>
        <message>
            <source>再签到一次</source>
            <translation>Check in again</translation>
        </message>
        <message>
            <source>知道了</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>您的预约：%1</source>
            <translation>Your appointment: %1</translation>
        </message>
        <message>
            <source>您的预约</source>
            <translation>Your appointment</translation>
        </message>
        <message>
            <source>看看要带什么材料</source>
            <translation>What do I need to bring?</translation>
        </message>
    </context>
    <context>
        <name>Away</name>
        <message>
            <source>这台机器暂时停用</source>
            <translation>This machine is out of use</translation>
        </message>
        <message>
            <source>网络正在恢复，请稍等</source>
            <translation>Reconnecting, one moment please</translation>
        </message>
        <message>
            <source>正在准备，请稍等</source>
            <translation>Getting ready, one moment please</translation>
        </message>
        <message>
            <source>请用旁边的机器，或到咨询窗口取号。</source>
            <translation>Please use the next machine, or ask at the consultation counter.</translation>
        </message>
        <message>
            <source>好了会自动继续，不用重新来。着急请到咨询窗口取号。</source>
            <translation>It will go on by itself; you need not start again. If you are in a hurry, ask at the consultation counter.</translation>
        </message>
    </context>
    <context>
        <name>BookDay</name>
        <message>
            <source>约哪一天？</source>
            <translation>Which day?</translation>
        </message>
        <message>
            <source>正在查还有哪些时间</source>
            <translation>Looking up what is free</translation>
        </message>
    </context>
    <context>
        <name>BookPhone</name>
        <message>
            <source>请输入手机号</source>
            <translation>Your phone number</translation>
        </message>
        <message>
            <source>确认预约</source>
            <translation>Book it</translation>
        </message>
        <message>
            <source>已输入：%1</source>
            <translation>Typed so far: %1</translation>
        </message>
    </context>
    <context>
        <name>BookTime</name>
        <message>
            <source>约几点？</source>
            <translation>What time?</translation>
        </message>
    </context>
    <context>
        <name>Booked</name>
        <message>
            <source>已经提交，等候确认</source>
            <translation>Sent, to be confirmed</translation>
        </message>
        <message>
            <source>预约好了</source>
            <translation>Your appointment is made</translation>
        </message>
        <message>
            <source>几个部门同意后，会发短信告诉您。</source>
            <translation>You will get a message once the departments agree.</translation>
        </message>
        <message>
            <source>请取走预约单和证件，短信也会发到手机上。</source>
            <translation>Please take the slip and your card; a message follows.</translation>
        </message>
        <message>
            <source>短信会发到手机上，也可以扫码带走。</source>
            <translation>A message follows; you can scan the code too.</translation>
        </message>
        <message>
            <source>预约单没打出来。请记下预约号，或扫码带走。</source>
            <translation>The slip was not printed. Note the number, or scan the code.</translation>
        </message>
        <message>
            <source>好了</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>请准备好：</source>
            <translation>Please bring: </translation>
        </message>
        <message>
            <source>预约号</source>
            <translation>Number</translation>
        </message>
    </context>
    <context>
        <name>BookingNumber</name>
        <message>
            <source>6位，在预约短信里。没有0和1，也没有 I、L、O</source>
            <translation>6 letters and digits, in our message; never 0, 1, I, L, O</translation>
        </message>
        <message>
            <source>请输入预约号</source>
            <translation>Your appointment number</translation>
        </message>
        <message>
            <source>下一步</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>已输入：%1</source>
            <translation>Typed so far: %1</translation>
        </message>
    </context>
    <context>
        <name>Bring</name>
        <message>
            <source>请准备好</source>
            <translation>Have ready</translation>
        </message>
        <message>
            <source>后面 %1/%2</source>
            <translation>More %1/%2</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message>
            <source>请把身份证平放在读卡处</source>
            <translation>Place your ID card flat on the reader</translation>
        </message>
        <message>
            <source>读好后屏幕会自动往下走，那时再把身份证拿走</source>
            <translation>The screen goes on by itself when it has been read; take the card then</translation>
        </message>
        <message>
            <source>也可以用社保卡，读好后屏幕会自动往下走</source>
            <translation>Or use your social-security card; the screen moves on by itself</translation>
        </message>
        <message>
            <source>不用身份证</source>
            <translation>Go on without a card</translation>
        </message>
    </context>
    <context>
        <name>CardProblem</name>
        <message>
            <source>再放一次</source>
            <translation>Try the card again</translation>
        </message>
        <message>
            <source>不用身份证</source>
            <translation>Go on without a card</translation>
        </message>
        <message>
            <source>请人帮办</source>
            <translation>Ask a guide</translation>
        </message>
    </context>
    <context>
        <name>CheckingIn</name>
        <message>
            <source>正在为您签到，请稍候</source>
            <translation>Checking you in, one moment</translation>
        </message>
        <message>
            <source>正在为您预约，请稍候</source>
            <translation>Making your appointment</translation>
        </message>
    </context>
    <context>
        <name>ChoiceList</name>
        <message>
            <source>上一页</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>下一页</source>
            <translation>Next page</translation>
        </message>
        <message>
            <source>第%1页，共%2页</source>
            <translation>Page %1 of %2</translation>
        </message>
    </context>
    <context>
        <name>Closed</name>
        <message>
            <source>现在不办理</source>
            <translation>Closed now</translation>
        </message>
        <message>
            <source>看看要带什么材料</source>
            <translation>What do I need to bring?</translation>
        </message>
        <message>
            <source>我有预约</source>
            <translation>I have an appointment</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>看有没有不一样的点，点一下换颜色</source>
            <translation>Look for dots that differ; touch for the next colour</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>您要办 %1 件事，依次办理</source>
            <translation>%1 items, one after another</translation>
        </message>
        <message>
            <source>取号</source>
            <translation>Take a ticket</translation>
        </message>
        <message>
            <source>取号，显示在屏幕上</source>
            <translation>Get a number on screen</translation>
        </message>
        <message>
            <source>请核对：</source>
            <translation>Please check: </translation>
        </message>
        <message>
            <source>请准备好：</source>
            <translation>Please have ready: </translation>
        </message>
        <message>
            <source>绿色通道：优先叫号</source>
            <translation>Green channel: called first</translation>
        </message>
        <message>
            <source>网络中断，照常取号。前面几人，稍后可查</source>
            <translation>The network is down. You can take a number as usual and see your place later</translation>
        </message>
        <message>
            <source>排在您前面</source>
            <translation>Ahead of you</translation>
        </message>
        <message>
            <source>现在等候</source>
            <translation>Waiting now</translation>
        </message>
        <message>
            <source>估计要等</source>
            <translation>Expected wait</translation>
        </message>
        <message>
            <source>去掉</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>再加一件事</source>
            <translation>Add another item</translation>
        </message>
    </context>
    <context>
        <name>Departments</name>
        <message>
            <source>是哪个部门的事？</source>
            <translation>Which office is it?</translation>
        </message>
    </context>
    <context>
        <name>DevicePage</name>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>测试</source>
            <translation>Tests</translation>
        </message>
        <message>
            <source>记录</source>
            <translation>Errors</translation>
        </message>
        <message>
            <source>数据</source>
            <translation>Bytes</translation>
        </message>
    </context>
    <context>
        <name>DevicesPage</name>
        <message>
            <source>本机设备</source>
            <translation>Devices</translation>
        </message>
        <message>
            <source>设置里没有任何设备。</source>
            <translation>The settings name no device.</translation>
        </message>
        <message>
            <source>网络、屏幕、声音和重启</source>
            <translation>Network, screen, sound, restarts</translation>
        </message>
    </context>
    <context>
        <name>Elsewhere</name>
        <message>
            <source>“%1”在网上办</source>
            <translation>%1: online only</translation>
        </message>
        <message>
            <source>“%1”不在这里办</source>
            <translation>%1: not handled here</translation>
        </message>
        <message>
            <source>知道了</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>请准备好：</source>
            <translation>Please have ready: </translation>
        </message>
    </context>
    <context>
        <name>ErrorsTab</name>
        <message>
            <source>启动以来没有出过故障。</source>
            <translation>Nothing has gone wrong since the start.</translation>
        </message>
    </context>
    <context>
        <name>FootBar</name>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>重新开始</source>
            <translation>Start again</translation>
        </message>
    </context>
    <context>
        <name>Found</name>
        <message>
            <source>好了</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>您的号码是 %1</source>
            <translation>Your number is %1</translation>
        </message>
        <message>
            <source>您前面</source>
            <translation>Ahead of you</translation>
        </message>
        <message>
            <source>估计要等</source>
            <translation>Expected wait</translation>
        </message>
        <message>
            <source>请在这里坐等</source>
            <translation>Please wait here</translation>
        </message>
        <message>
            <source>补打一张</source>
            <translation>Print it again</translation>
        </message>
        <message>
            <source>我回来了</source>
            <translation>I'm back</translation>
        </message>
        <message>
            <source>接着排队</source>
            <translation>Wait in line again</translation>
        </message>
        <message>
            <source>下班后也请为我办完</source>
            <translation>Serve me after closing too</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>取这件事的号</source>
            <translation>Take a ticket for this</translation>
        </message>
        <message>
            <source>知道了</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>请准备好：</source>
            <translation>Please have ready: </translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>%1号窗口的工作人员正在过来</source>
            <translation>Staff from counter %1 are on their way</translation>
        </message>
        <message>
            <source>帮办人员马上就来</source>
            <translation>A guide is coming</translation>
        </message>
        <message>
            <source>现在叫不到帮办人员</source>
            <translation>No guide can come right now</translation>
        </message>
        <message>
            <source>请在这台机器旁边稍等。也可以先继续。</source>
            <translation>Please wait beside this machine. You may go on meanwhile.</translation>
        </message>
        <message>
            <source>请到一楼咨询窗口，那里有人帮您。</source>
            <translation>Please go to the consultation counter; somebody there will help you.</translation>
        </message>
        <message>
            <source>网络中断，请到一楼咨询窗口，那里有人帮您。</source>
            <translation>The network is down. Please go to the consultation counter on floor 1; people will help you there.</translation>
        </message>
        <message>
            <source>继续</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>值班人员马上就来</source>
            <translation>Somebody on duty is coming</translation>
        </message>
        <message>
            <source>请过一会儿再点一次“请人帮办”。</source>
            <translation>Please touch Guide again in a moment.</translation>
        </message>
        <message>
            <source>需要什么，点一下就送到这里</source>
            <translation>Touch what you need; it is brought here</translation>
        </message>
        <message>
            <source>有人受伤或有危险</source>
            <translation>Someone is hurt or in danger</translation>
        </message>
        <message>
            <source>帮办人员正在过来</source>
            <translation>A guide is on the way</translation>
        </message>
        <message>
            <source>正在通知工作人员</source>
            <translation>Letting our staff know</translation>
        </message>
        <message>
            <source>值班人员正在过来</source>
            <translation>Somebody is on the way</translation>
        </message>
        <message>
            <source>现在叫不到值班人员</source>
            <translation>Nobody on duty can come now</translation>
        </message>
    </context>
    <context>
        <name>HelpBar</name>
        <message>
            <source>帮办就来</source>
            <translation>Coming</translation>
        </message>
        <message>
            <source>请人帮办</source>
            <translation>Guide</translation>
        </message>
        <message>
            <source>标准字</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>大字</source>
            <translation>Larger</translation>
        </message>
        <message>
            <source>没有声音</source>
            <translation>No sound</translation>
        </message>
        <message>
            <source>停止朗读</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>朗读</source>
            <translation>Speak</translation>
        </message>
        <message>
            <source>恢复高度</source>
            <translation>Raise</translation>
        </message>
        <message>
            <source>降低按键</source>
            <translation>Lower</translation>
        </message>
        <message>
            <source>标准色</source>
            <translation>Colours</translation>
        </message>
        <message>
            <source>高对比</source>
            <translation>Contrast</translation>
        </message>
    </context>
    <context>
        <name>Incident</name>
        <message>
            <source>现在通知不到值班人员</source>
            <translation>Nobody on duty can be reached now</translation>
        </message>
        <message>
            <source>正在通知值班人员</source>
            <translation>Telling those on duty</translation>
        </message>
        <message>
            <source>请值班人员马上来吗？</source>
            <translation>Shall somebody come at once?</translation>
        </message>
        <message>
            <source>请在这台机器旁边等候。有生命危险请打120，着火请打119。</source>
            <translation>Please wait by this machine. If a life is in danger call 120, for a fire 119.</translation>
        </message>
        <message>
            <source>请到一楼咨询窗口。有生命危险请打120，着火请打119。</source>
            <translation>Please go to the consultation counter. If a life is in danger call 120, for a fire 119.</translation>
        </message>
        <message>
            <source>有人受伤、身体不适，或者有危险，他们会马上到这台机器来。</source>
            <translation>If someone is hurt, unwell or in danger, they come to this machine at once.</translation>
        </message>
        <message>
            <source>请马上来</source>
            <translation>Yes, please come</translation>
        </message>
        <message>
            <source>继续</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>值班人员正在过来</source>
            <translation>Somebody is on the way</translation>
        </message>
        <message>
            <source>已经通知值班人员</source>
            <translation>Those on duty have been told</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>正在取号，请稍候</source>
            <translation>Getting your number</translation>
        </message>
    </context>
    <context>
        <name>Items</name>
        <message>
            <source>请选要办的事</source>
            <translation>Please choose</translation>
        </message>
    </context>
    <context>
        <name>MachinePage</name>
        <message>
            <source>屏幕颜色</source>
            <translation>Colours</translation>
        </message>
        <message>
            <source>触摸精度</source>
            <translation>Touch</translation>
        </message>
        <message>
            <source>说一句话</source>
            <translation>Speak</translation>
        </message>
        <message>
            <source>重启安排</source>
            <translation>Restarts</translation>
        </message>
        <message>
            <source>本机</source>
            <translation>This kiosk</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>取号机</source>
            <translation>Kiosk</translation>
        </message>
    </context>
    <context>
        <name>Offer</name>
        <message>
            <source>要放大字、并朗读出来吗？</source>
            <translation>Would larger text, read aloud, help?</translation>
        </message>
        <message>
            <source>%1，您可以走绿色通道，优先叫号。</source>
            <translation>%1, you may use the green channel: you will be called first.</translation>
        </message>
        <message>
            <source>好，放大并朗读</source>
            <translation>Yes, please</translation>
        </message>
        <message>
            <source>不用，这样就好</source>
            <translation>No, thank you</translation>
        </message>
        <message>
            <source>您可以走绿色通道，优先叫号。</source>
            <translation>You may use the green channel and are called first.</translation>
        </message>
    </context>
    <context>
        <name>PhoneTail</name>
        <message>
            <source>预约时留的手机号</source>
            <translation>The phone number given when booking</translation>
        </message>
        <message>
            <source>请输入手机号后四位</source>
            <translation>Last four digits of your phone</translation>
        </message>
        <message>
            <source>签到</source>
            <translation>Check in</translation>
        </message>
        <message>
            <source>已输入：%1</source>
            <translation>Typed so far: %1</translation>
        </message>
    </context>
    <context>
        <name>PinPage</name>
        <message>
            <source>请输入检修密码</source>
            <translation>Technician's PIN</translation>
        </message>
        <message>
            <source>这台取号机还没有设检修密码，请管理员用 tingxu pin 设置。</source>
            <translation>This kiosk has no technician's PIN yet. An administrator sets it with: tingxu pin</translation>
        </message>
        <message>
            <source>输错次数太多，请等 %1 秒再试。</source>
            <translation>Too many wrong tries. Please wait %1 seconds.</translation>
        </message>
        <message>
            <source>密码不对，请再输一次。</source>
            <translation>That is not the PIN. Please try again.</translation>
        </message>
        <message>
            <source>密码由管理员告知。</source>
            <translation>The administrator can tell you the PIN.</translation>
        </message>
        <message>
            <source>进入</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>正在核对检修证，请稍候。</source>
            <translation>Checking the badge, please wait.</translation>
        </message>
        <message>
            <source>这张检修证无效，请换新证或输密码。</source>
            <translation>This badge is not valid; get a new one or type the PIN.</translation>
        </message>
        <message>
            <source>现在连不上中心，请输密码。</source>
            <translation>The hub is not reached now; please type the PIN.</translation>
        </message>
        <message>
            <source>请把检修证的二维码对准扫码口。</source>
            <translation>Hold the code of your badge to the scanner.</translation>
        </message>
        <message>
            <source>密码由管理员告知；也可以把检修证的二维码对准扫码口。</source>
            <translation>Your administrator has told you the PIN; you can also hold the code of your badge to the scanner.</translation>
        </message>
    </context>
    <context>
        <name>PrintDoubtful</name>
        <message>
            <source>票出来了吗？</source>
            <translation>Did your ticket come out?</translation>
        </message>
        <message>
            <source>请看一下出票口。您的号码是 %1，已经有效。</source>
            <translation>Please look at the slot. Your number is %1, and it is valid.</translation>
        </message>
        <message>
            <source>出来了</source>
            <translation>Yes, I have it</translation>
        </message>
        <message>
            <source>没有，再打一次</source>
            <translation>No, print it again</translation>
        </message>
        <message>
            <source>看屏幕上的号</source>
            <translation>Show it on screen</translation>
        </message>
    </context>
    <context>
        <name>PrintFailed</name>
        <message>
            <source>号已取好，票没有打出来</source>
            <translation>You have a number, but it was not printed</translation>
        </message>
        <message>
            <source>您的号码有效，不用重新取。可以再打一次，或者看屏幕上的号。</source>
            <translation>Your number is valid; you need no other. Print it again, or keep it on the screen.</translation>
        </message>
        <message>
            <source>再打一次</source>
            <translation>Print again</translation>
        </message>
        <message>
            <source>看屏幕上的号</source>
            <translation>Show it on screen</translation>
        </message>
        <message>
            <source>您的号码是 %1</source>
            <translation>Your number is %1</translation>
        </message>
    </context>
    <context>
        <name>Printing</name>
        <message>
            <source>正在出票，请稍候</source>
            <translation>Printing your ticket</translation>
        </message>
        <message>
            <source>票从下面的出票口出来</source>
            <translation>It comes out of the slot below</translation>
        </message>
        <message>
            <source>您的号码是 %1</source>
            <translation>Your number is %1</translation>
        </message>
    </context>
    <context>
        <name>Refused</name>
        <message>
            <source>请人帮办</source>
            <translation>Ask a guide</translation>
        </message>
    </context>
    <context>
        <name>RestartsPage</name>
        <message>
            <source>每天几点重启程序</source>
            <translation>Hours of daily restarts</translation>
        </message>
        <message>
            <source>到了选中的钟点，没有人在用时重启，约几秒钟。</source>
            <translation>In a chosen hour, once nobody uses it; a few seconds.</translation>
        </message>
        <message>
            <source>再点一次，马上重启</source>
            <translation>Touch again to restart</translation>
        </message>
        <message>
            <source>现在重启程序</source>
            <translation>Restart now</translation>
        </message>
    </context>
    <context>
        <name>Scan</name>
        <message>
            <source>手机扫一扫</source>
            <translation>Scan to follow</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>比如身份证，按 S F Z</source>
            <translation>For 身份证 (ID card) touch S F Z</translation>
        </message>
        <message>
            <source>按拼音首字母找</source>
            <translation>Search by pinyin initials</translation>
        </message>
        <message>
            <source>找到 %1 件，请点要办的事</source>
            <translation>%1 found. Please touch the one you want</translation>
        </message>
        <message>
            <source>没有找到，请删掉一个字母再试</source>
            <translation>Nothing found. Please delete a letter</translation>
        </message>
    </context>
    <context>
        <name>SignsPad</name>
        <message>
            <source>删除</source>
            <translation>Delete</translation>
        </message>
    </context>
    <context>
        <name>StateTab</name>
        <message>
            <source>启动以来</source>
            <translation>Since the start</translation>
        </message>
    </context>
    <context>
        <name>StepPage</name>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>可以选：</source>
            <translation>You can choose: </translation>
        </message>
    </context>
    <context>
        <name>StillThere</name>
        <message>
            <source>您还在吗？</source>
            <translation>Are you still there?</translation>
        </message>
        <message>
            <source>再过一会儿没有人操作，就清除您的信息，回到开始。</source>
            <translation>If nobody touches the screen, your details are deleted and it starts over.</translation>
        </message>
        <message>
            <source>我还要用</source>
            <translation>I need more time</translation>
        </message>
        <message>
            <source>不用了</source>
            <translation>No, I am done</translation>
        </message>
        <message>
            <source>秒</source>
            <translation>seconds</translation>
        </message>
    </context>
    <context>
        <name>TechnicianScreen</name>
        <message>
            <source>设备检修</source>
            <translation>Device service</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>结束检修</source>
            <translation>Finish</translation>
        </message>
    </context>
    <context>
        <name>TestsTab</name>
        <message>
            <source>自检</source>
            <translation>Self-test</translation>
        </message>
        <message>
            <source>正在测试，请稍候</source>
            <translation>Testing, please wait</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>谢谢，请到%1等候</source>
            <translation>Thank you. Please wait in: %1</translation>
        </message>
        <message>
            <source>叫到 %1 时，屏幕和广播都会提示。</source>
            <translation>When %1 is called, you will see it on the screens and hear it.</translation>
        </message>
        <message>
            <source>别忘了拿走证件</source>
            <translation>Please do not forget your card</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>请取走票和证件</source>
            <translation>Take your ticket and card</translation>
        </message>
        <message>
            <source>请取走您的票</source>
            <translation>Please take your ticket</translation>
        </message>
        <message>
            <source>请记住您的号</source>
            <translation>This is your number</translation>
        </message>
        <message>
            <source>好了</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>您的号码是 %1</source>
            <translation>Your number is %1</translation>
        </message>
        <message>
            <source>绿色通道：优先叫号</source>
            <translation>Green channel: called first</translation>
        </message>
        <message>
            <source>请准备好：</source>
            <translation>Please have ready: </translation>
        </message>
        <message>
            <source>预约 %1</source>
            <translation>Agreed: %1</translation>
        </message>
        <message>
            <source>预约 %1，到时间就叫您</source>
            <translation>Appointment at %1: you will be called then</translation>
        </message>
        <message>
            <source>预约 %1，已经签到</source>
            <translation>Appointment at %1: you are checked in</translation>
        </message>
        <message>
            <source>网络中断，前面几人稍后扫码可查</source>
            <translation>The network is down. Scan the code later to see your place</translation>
        </message>
        <message>
            <source>网络中断。恢复后，预约按 %1 签到</source>
            <translation>Network down. Once it is back you are checked in as of %1</translation>
        </message>
        <message>
            <source>您前面</source>
            <translation>Ahead of you</translation>
        </message>
        <message>
            <source>估计要等</source>
            <translation>Expected wait</translation>
        </message>
        <message>
            <source>请在这里坐等</source>
            <translation>Please wait here</translation>
        </message>
    </context>
    <context>
        <name>Topics</name>
        <message>
            <source>是哪方面的事？</source>
            <translation>What is it about?</translation>
        </message>
    </context>
    <context>
        <name>TouchPage</name>
        <message>
            <source>手指划过每一格，都变绿就是正常</source>
            <translation>Move a finger over every field: all green is good</translation>
        </message>
        <message>
            <source>还剩 %1 格</source>
            <translation>%1 fields left</translation>
        </message>
        <message>
            <source>每一格都有反应。点“+”时最多偏 %1 像素</source>
            <translation>Every field answers. Touches on + were off by %1 pixels at most</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>Ways</name>
        <message>
            <source>还要办哪件事？</source>
            <translation>What else can we do for you?</translation>
        </message>
        <message>
            <source>想看哪件事？</source>
            <translation>What would you like to read about?</translation>
        </message>
        <message>
            <source>您来办什么事？</source>
            <translation>What can we do for you?</translation>
        </message>
        <message>
            <source>想约哪件事？</source>
            <translation>An appointment for what?</translation>
        </message>
        <message>
            <source>%1，您好</source>
            <translation>Hello, %1</translation>
        </message>
        <message>
            <source>常办的事：</source>
            <translation>Most asked for: </translation>
        </message>
        <message>
            <source>按部门找</source>
            <translation>By office</translation>
        </message>
        <message>
            <source>按事情找</source>
            <translation>By subject</translation>
        </message>
        <message>
            <source>按拼音找</source>
            <translation>By letters</translation>
        </message>
        <message>
            <source>证件已过有效期，仍可取号。</source>
            <translation>Card expired; you can still queue. </translation>
        </message>
        <message>
            <source>请拿走证件。</source>
            <translation>Please take your card.</translation>
        </message>
        <message>
            <source>我有预约</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>证件已过有效期，仍可预约。</source>
            <translation>Card expired; you can still book.</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>您好，请取号</source>
            <translation>Please take a ticket</translation>
        </message>
        <message>
            <source>有身份证，放在读卡处就可以</source>
            <translation>Place your ID card on the reader, or touch below</translation>
        </message>
        <message>
            <source>有身份证或社保卡，放在读卡处就可以</source>
            <translation>With an ID or social-security card, just place it on its reader</translation>
        </message>
        <message>
            <source>读卡处现在不能用，不用身份证也能取号</source>
            <translation>The card reader is out of order. You can take a ticket without a card</translation>
        </message>
        <message>
            <source>用身份证取号</source>
            <translation>Use my ID card</translation>
        </message>
        <message>
            <source>开始取号</source>
            <translation>Take a ticket</translation>
        </message>
        <message>
            <source>没带身份证</source>
            <translation>I have no ID card with me</translation>
        </message>
        <message>
            <source>看看要带什么材料</source>
            <translation>What do I need to bring?</translation>
        </message>
        <message>
            <source>我有预约</source>
            <translation>I have an appointment</translation>
        </message>
        <message>
            <source>网络中断，照常取号</source>
            <translation>The network is down. You can take a number as usual</translation>
        </message>
        <message>
            <source>读卡处留有一张证件，请取回或交给工作人员</source>
            <translation>There is a card on the reader. Please take it, or hand it to our staff</translation>
        </message>
        <message>
            <source>预约的二维码、票上的二维码，对准扫码口就行</source>
            <translation>A code of an appointment or on a ticket? Hold it to the scanner</translation>
        </message>
        <message>
            <source>暂时打不了纸票，号码显示在屏幕上，可用手机扫走</source>
            <translation>No paper now: your number is shown here, to scan with a phone</translation>
        </message>
    </context>
    <context>
        <name>WireTab</name>
        <message>
            <source>→ 发出，← 收到；‹数字› 是隐去的字节数</source>
            <translation>→ sent, ← received; ‹number›: bytes that are hidden</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>不在本厅</source>
            <translation>Not here</translation>
        </message>
        <message>
            <source>网上办</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>正在办理</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>现在不办理</source>
            <translation>Closed now</translation>
        </message>
        <message>
            <source>暂时估计不了</source>
            <translation>Not known yet</translation>
        </message>
        <message>
            <source>约%1分钟以内</source>
            <translation>Under %1 min</translation>
        </message>
        <message>
            <source>约%1分钟</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>没有人</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <source>%1人</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>读卡处现在不能用</source>
            <translation>The card reader is out of order</translation>
        </message>
        <message>
            <source>请点“不用身份证”继续取号，或请工作人员帮忙。</source>
            <translation>Please go on without a card, or ask our staff.</translation>
        </message>
        <message>
            <source>这张证件，机器还读不了</source>
            <translation>This machine cannot read that document yet</translation>
        </message>
        <message>
            <source>请点“不用身份证”继续取号，办事时把证件交给窗口即可。</source>
            <translation>Please go on without a card, and show your document at the counter.</translation>
        </message>
        <message>
            <source>这好像不是身份证</source>
            <translation>That does not look like an ID card</translation>
        </message>
        <message>
            <source>请换身份证平放在读卡处。银行卡、社保卡在这里读不了。</source>
            <translation>Please use your ID card. Bank and social security cards cannot be read here.</translation>
        </message>
        <message>
            <source>身份证没有读好</source>
            <translation>The card could not be read</translation>
        </message>
        <message>
            <source>这里不能用社保卡取号</source>
            <translation>Social-security cards are not taken here</translation>
        </message>
        <message>
            <source>请放身份证，或点“不用身份证”继续取号。</source>
            <translation>Please use your ID card, or go on without a card.</translation>
        </message>
        <message>
            <source>这张卡不能用来取号</source>
            <translation>This card can't be used here</translation>
        </message>
        <message>
            <source>请换社保卡或身份证，也可以点“不用身份证”继续取号。</source>
            <translation>Please try a social-security or ID card, or go on without a card.</translation>
        </message>
        <message>
            <source>社保卡没有读好</source>
            <translation>The social-security card was not read</translation>
        </message>
        <message>
            <source>请把社保卡取出来，芯片朝上再放一次，也可以用身份证。</source>
            <translation>Please take it out and put it back with the chip up, or use your ID card.</translation>
        </message>
        <message>
            <source>请把身份证拿起来，再平放到读卡处，屏幕往下走了再拿走。</source>
            <translation>Please lift the card, lay it flat on the reader again, and leave it until the screen moves on.</translation>
        </message>
        <message>
            <source>今天已经停止取号</source>
            <translation>No more tickets today</translation>
        </message>
        <message>
            <source>已经取了号的，会办完再下班。没有取号的，请在开放时间再来。</source>
            <translation>Everyone with a ticket will still be served. If you have none, please come back in opening hours.</translation>
        </message>
        <message>
            <source>这件事刚刚调整了办理的地方</source>
            <translation>This has just moved to another place</translation>
        </message>
        <message>
            <source>请返回重新选一次，或请工作人员帮忙。</source>
            <translation>Please go back and choose again, or ask our staff.</translation>
        </message>
        <message>
            <source>这台机器暂时取不了这个号</source>
            <translation>This machine has no number for that now</translation>
        </message>
        <message>
            <source>网络中断，备用的号已经取完。请到咨询窗口，工作人员会为您取号。</source>
            <translation>The network is down and the spare numbers are used up. Please go to the consultation counter; staff will take a number for you.</translation>
        </message>
        <message>
            <source>网络中断，暂时补打不了</source>
            <translation>The network is down: no reprint just now</translation>
        </message>
        <message>
            <source>您的号码有效，请记住号码等候。网络恢复后可以再来补打。</source>
            <translation>Your number is good. Please remember it and wait. You can have it printed when the network is back.</translation>
        </message>
        <message>
            <source>这个时间刚被约走了，请再选一个</source>
            <translation>That time has just gone; please choose another</translation>
        </message>
        <message>
            <source>您已经有预约了</source>
            <translation>You have an appointment already</translation>
        </message>
        <message>
            <source>这件事，或者这个时间，您已经约过。要改时间，请打开预约短信里的链接，或到服务台。</source>
            <translation>You have one for this matter or this time. To change it, open the link in our message or ask at the service desk.</translation>
        </message>
        <message>
            <source>现在还不能预约</source>
            <translation>Not possible just now</translation>
        </message>
        <message>
            <source>前几次预约没有来，暂时不能再约。可以直接取号，或到服务台说明情况。</source>
            <translation>Earlier appointments were missed, so none can be made for a while. You can take a ticket, or ask at the service desk.</translation>
        </message>
        <message>
            <source>这次没有约成</source>
            <translation>It was not booked</translation>
        </message>
        <message>
            <source>网络中断，不是您的问题。请稍后再试，或到服务台预约。</source>
            <translation>The network is down; it is not your fault. Please try again later, or book at the service desk.</translation>
        </message>
        <message>
            <source>您已经在排队了</source>
            <translation>You are already in the queue</translation>
        </message>
        <message>
            <source>请用先前取的号等候。找不到了，请工作人员帮忙。</source>
            <translation>Please keep the number you have. If you lost it, our staff will help.</translation>
        </message>
        <message>
            <source>这个号已经叫过或者办完了</source>
            <translation>That number was called or served already</translation>
        </message>
        <message>
            <source>请返回重新取号，或到咨询窗口说明。</source>
            <translation>Please go back and take a new one, or ask at the consultation counter.</translation>
        </message>
        <message>
            <source>这次没有取到号</source>
            <translation>No number this time</translation>
        </message>
        <message>
            <source>不是您的问题。请到咨询窗口，工作人员会为您取号。</source>
            <translation>It is not your fault. Please go to the consultation counter; staff will take a number for you.</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>%1等%2张</source>
            <translation>%1 and others (%2)</translation>
        </message>
        <message>
            <source>号票 %1，请到咨询窗口</source>
            <translation>If you hold %1, please go to the consultation counter</translation>
        </message>
        <message>
            <source>这不是本厅的二维码</source>
            <translation>This code is not one of this hall</translation>
        </message>
        <message>
            <source>请把票上、或者预约的二维码对准扫码口，再扫一次。</source>
            <translation>Please hold the code on your ticket or of your appointment to the scanner once more.</translation>
        </message>
        <message>
            <source>开放时间请看门口的公告</source>
            <translation>Please see the opening hours at the door</translation>
        </message>
        <message>
            <source>今天%1开门</source>
            <translation>Opens today at %1</translation>
        </message>
        <message>
            <source>明天%1开门</source>
            <translation>Opens tomorrow at %1</translation>
        </message>
        <message>
            <source>%1 %2开门</source>
            <translation>Opens %1, %2</translation>
        </message>
        <message>
            <source>这张票已经过期</source>
            <translation>This ticket has ended</translation>
        </message>
        <message>
            <source>号码当天有效。还要办事，请重新取号。</source>
            <translation>A number is good for its day. Please take a new one.</translation>
        </message>
        <message>
            <source>现在查不到，号码仍然有效</source>
            <translation>We can't look it up now; your number stays valid</translation>
        </message>
        <message>
            <source>网络中断。请留意屏幕和广播叫号，或问工作人员。</source>
            <translation>The network is down. Please watch and listen for your call, or ask our staff.</translation>
        </message>
        <message>
            <source>正在查您的号</source>
            <translation>Looking up your number</translation>
        </message>
        <message>
            <source>下一位就是您</source>
            <translation>You are next</translation>
        </message>
        <message>
            <source>请留意屏幕和广播。</source>
            <translation>Please watch the screens and listen.</translation>
        </message>
        <message>
            <source>您的号正在排队</source>
            <translation>Your number is in the queue</translation>
        </message>
        <message>
            <source>叫到您时，屏幕和广播都会提示。</source>
            <translation>Screens and loudspeakers will call you.</translation>
        </message>
        <message>
            <source>请到%1号窗口</source>
            <translation>Please go to counter %1</translation>
        </message>
        <message>
            <source>已经叫到您了，请现在过去。</source>
            <translation>You have been called; please go there now.</translation>
        </message>
        <message>
            <source>正在%1号窗口办理</source>
            <translation>Being served at counter %1</translation>
        </message>
        <message>
            <source>已经办完了</source>
            <translation>All done</translation>
        </message>
        <message>
            <source>还要办别的事，请重新取号。</source>
            <translation>For anything else, please take a new number.</translation>
        </message>
        <message>
            <source>这个号已经不能用了</source>
            <translation>This number is over</translation>
        </message>
        <message>
            <source>已经叫过您的号</source>
            <translation>Your number has been called</translation>
        </message>
        <message>
            <source>叫号时没等到您。请重新取号，或者请人帮办。</source>
            <translation>You were called and not there. Please take a new number, or ask for a guide.</translation>
        </message>
        <message>
            <source>您的号先放在一边</source>
            <translation>Your number is set aside</translation>
        </message>
        <message>
            <source>这个号已经取消</source>
            <translation>This number was cancelled</translation>
        </message>
        <message>
            <source>还要办事，请重新取号。</source>
            <translation>If you still need us, please take a new number.</translation>
        </message>
        <message>
            <source>音量%1</source>
            <translation>Volume %1</translation>
        </message>
        <message>
            <source>耳机已接通，声音只有您听得到。请用小键盘操作：上一个、下一个键挑选，确认键决定，返回键退回，重听键再听一遍，求助键请工作人员来。</source>
            <translation>Headphones are connected; only you can hear this. Use the keypad: previous and next to look through, select to choose, back to return, repeat to hear again, help to call our staff. </translation>
        </message>
        <message>
            <source>%1：马上送来</source>
            <translation>%1: coming</translation>
        </message>
        <message>
            <source>%1：请到服务台取</source>
            <translation>%1: at the service desk</translation>
        </message>
        <message>
            <source>。</source>
            <translation>. </translation>
        </message>
        <message>
            <source>正在为您办理</source>
            <translation>One moment</translation>
        </message>
        <message>
            <source>这次没有办成</source>
            <translation>That did not work</translation>
        </message>
        <message>
            <source>网络中断。请稍后再按一次，或到咨询窗口。</source>
            <translation>The connection is gone. Please press again in a moment, or go to the consultation counter.</translation>
        </message>
        <message>
            <source>您的号有了变化</source>
            <translation>Your ticket has changed</translation>
        </message>
        <message>
            <source>请把票再扫一次，看现在的情况；或到咨询窗口。</source>
            <translation>Please scan it again to see how it stands, or go to the consultation counter.</translation>
        </message>
        <message>
            <source>不用重新取号。按一下，就接着排队。</source>
            <translation>No new ticket is needed: one press and you wait in line again.</translation>
        </message>
        <message>
            <source>材料备齐了吗？告诉我们，就会优先叫您。</source>
            <translation>Have you got everything? Tell us, and you will be called first.</translation>
        </message>
        <message>
            <source>那边办好后，窗口会叫您。有疑问请到咨询窗口。</source>
            <translation>When that step is done the counter calls you. Questions? The consultation counter helps.</translation>
        </message>
        <message>
            <source>好，下一位就是您</source>
            <translation>Good: you are next</translation>
        </message>
        <message>
            <source>好，您又在排队了</source>
            <translation>Good: you wait in line again</translation>
        </message>
        <message>
            <source>已登记，下班后也会为您办完</source>
            <translation>You will be served after closing</translation>
        </message>
        <message>
            <source>请在厅内安心等候，叫到您时会提示。</source>
            <translation>Please wait in the hall: you will be called.</translation>
        </message>
        <message>
            <source>今天 %1</source>
            <translation>today %1</translation>
        </message>
        <message>
            <source>您预约的不是今天</source>
            <translation>Your appointment is not today</translation>
        </message>
        <message>
            <source>请那天再来。想改时间，请打开预约短信里的链接，或到服务台。</source>
            <translation>Please come on that day. To change it, open the link in our message or ask at the service desk.</translation>
        </message>
        <message>
            <source>您已经预约，%1 起签到</source>
            <translation>You are booked: check in from %1</translation>
        </message>
        <message>
            <source>不想等，可以现在取号，预约就取消。</source>
            <translation>Or take a number now: that cancels the appointment.</translation>
        </message>
        <message>
            <source>来早了，%1 起可以签到</source>
            <translation>A little early: check in from %1</translation>
        </message>
        <message>
            <source>请先坐坐，到时间再来签到，不会误事。想改时间，请打开短信里的链接。</source>
            <translation>Please take a seat until then. To change the time, use the link in our message.</translation>
        </message>
        <message>
            <source>预约的日子已经过了</source>
            <translation>The day of this appointment is over</translation>
        </message>
        <message>
            <source>还要办这件事，现在取号就可以。</source>
            <translation>You can take a ticket for it now.</translation>
        </message>
        <message>
            <source>预约时间已经过了30分钟</source>
            <translation>Your appointment was over 30 minutes ago</translation>
        </message>
        <message>
            <source>预约的位置按规定让给了别人。现在取号，照样能办。</source>
            <translation>By the rules your place went to somebody else. Take a ticket now and you will still be served.</translation>
        </message>
        <message>
            <source>网络恢复了，请再签到一次</source>
            <translation>The network is back: please check in again</translation>
        </message>
        <message>
            <source>您 %1 来过，已经记下，按这个时间算。</source>
            <translation>It is noted that you came at %1, and that counts.</translation>
        </message>
        <message>
            <source>已记下：您 %1 到了</source>
            <translation>Noted: you were here at %1</translation>
        </message>
        <message>
            <source>网络中断，预约暂时查不到。请先取一个号等候；网络恢复后，预约按这个时间补签到。</source>
            <translation>The network is down and appointments cannot be looked up. Please take a ticket for now; once it is back you are checked in as of this time.</translation>
        </message>
        <message>
            <source>网络中断，预约暂时查不到。请到服务台；网络恢复后按这个时间补签到，号码发短信告诉您。</source>
            <translation>The network is down and appointments can't be looked up. Please go to the service desk; once it is back you are checked in as of this time, and your number comes by text message.</translation>
        </message>
        <message>
            <source>没有找到您今天的预约</source>
            <translation>No appointment of yours found for today</translation>
        </message>
        <message>
            <source>预约时没有登记身份证的，请扫预约的二维码，或输入预约号。</source>
            <translation>If you did not give your ID number when booking, scan the appointment's QR code or type its number.</translation>
        </message>
        <message>
            <source>没有找到这个预约</source>
            <translation>This appointment was not found</translation>
        </message>
        <message>
            <source>请对照预约短信，再输一次预约号和手机后四位；也可以扫码。</source>
            <translation>Please compare with our message and type number and phone digits again, or scan the code.</translation>
        </message>
        <message>
            <source>这个二维码不是本厅的预约</source>
            <translation>This is no appointment of this hall</translation>
        </message>
        <message>
            <source>请打开预约短信里的链接，扫那一页的二维码；也可以放身份证，或输入预约号。</source>
            <translation>Please open the link in our message and scan the code there, lay your ID card down, or type the number.</translation>
        </message>
        <message>
            <source>这个预约已经取消了</source>
            <translation>This appointment was cancelled</translation>
        </message>
        <message>
            <source>是用您的预约取消的。还要办，现在取号就可以。</source>
            <translation>It was cancelled from your side. You can take a ticket now.</translation>
        </message>
        <message>
            <source>这个预约由中心取消了，很抱歉</source>
            <translation>Sorry, the centre has cancelled this appointment</translation>
        </message>
        <message>
            <source>原因已发短信告诉您。现在可以直接取号，或到服务台另约时间。</source>
            <translation>The reason was sent to your phone. Take a ticket now, or agree on another time at the service desk.</translation>
        </message>
        <message>
            <source>这个预约还没有确定</source>
            <translation>This appointment is not confirmed yet</translation>
        </message>
        <message>
            <source>几个部门一起办的事，同意后会发短信告诉您。请到服务台问一问。</source>
            <translation>Several departments have a part in it; you will get a message once they agree. Please ask at the service desk.</translation>
        </message>
        <message>
            <source>这个预约码已经过期</source>
            <translation>This code is too old</translation>
        </message>
        <message>
            <source>还要办事，现在取号就可以；或者重新预约。</source>
            <translation>You can take a ticket now, or make another appointment.</translation>
        </message>
        <message>
            <source>这个预约已经签过到了</source>
            <translation>This appointment was checked in before</translation>
        </message>
        <message>
            <source>号码已经叫过或办完。有疑问，请到咨询窗口。</source>
            <translation>Its number was called or is done. If in doubt, please ask at the consultation counter.</translation>
        </message>
        <message>
            <source>现在查不到您的预约</source>
            <translation>Your appointment cannot be looked up now</translation>
        </message>
        <message>
            <source>网络中断，不是您的问题。请再试一次；也可以先取一个号。</source>
            <translation>The network is down; it is not your fault. Please try again, or take a ticket for now.</translation>
        </message>
        <message>
            <source>值班人员正在过来，请在旁边稍等</source>
            <translation>Somebody on duty is on the way. Please wait here</translation>
        </message>
        <message>
            <source>已经通知值班人员，请在旁边稍等</source>
            <translation>Those on duty have been told; please wait here</translation>
        </message>
        <message>
            <source>有%1个时间可约</source>
            <translation>%1 times are free</translation>
        </message>
    </context>
</TS>
