<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
    <context>
        <name>AfterPanel</name>
        <message>
            <source>取了号的都办完。确实不能办的，写明原因和补救办法，须首席代表和中心两人同意。</source>
            <translation>Everyone with a number is served. Where that truly can't be: reason, remedy, and the consent of lead and centre.</translation>
        </message>
        <message>
            <source>没有人在等。</source>
            <translation>Nobody is waiting.</translation>
        </message>
        <message>
            <source>为什么不能办（不要写姓名和号码）</source>
            <translation>Why it can't be done (no names or numbers)</translation>
        </message>
        <message>
            <source>例如 省里系统已停机</source>
            <translation>e.g. the province's system is down</translation>
        </message>
        <message>
            <source>给办事人的补救办法</source>
            <translation>What the visitor is offered instead</translation>
        </message>
        <message>
            <source>例如 明早九点第一位办理</source>
            <translation>e.g. first in line at 9 tomorrow</translation>
        </message>
        <message>
            <source>确实不能办…</source>
            <translation>Can't be served…</translation>
        </message>
        <message>
            <source>继续办理</source>
            <translation>Serve them after all</translation>
        </message>
    </context>
    <context>
        <name>AgreedFind</name>
        <message>
            <source>预约码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>例如 K7M2P4</source>
            <translation>For example K7M2P4</translation>
        </message>
        <message>
            <source>手机号后 4 位</source>
            <translation>Last 4 digits of the phone</translation>
        </message>
        <message>
            <source>查找</source>
            <translation>Find</translation>
        </message>
    </context>
    <context>
        <name>AgreedSure</name>
        <message>
            <source>改到</source>
            <translation>New time</translation>
        </message>
        <message>
            <source>取消后这个时间会让给别人，不能恢复。</source>
            <translation>The time goes to others; this can't be undone.</translation>
        </message>
        <message>
            <source>只能申诉一次；负责人看过后，结果发短信告诉对方。</source>
            <translation>There is one appeal. A manager decides; a text message tells the answer.</translation>
        </message>
        <message>
            <source>原因（会发给对方，不要写姓名和号码）</source>
            <translation>Why (sent to the visitor; no names or numbers)</translation>
        </message>
        <message>
            <source>为什么没能来（照对方说的写，不要写姓名和号码）</source>
            <translation>Why they could not come (in their words, no names or numbers)</translation>
        </message>
        <message>
            <source>例如 系统检修</source>
            <translation>For example: system maintenance</translation>
        </message>
        <message>
            <source>例如 孩子急病送医</source>
            <translation>such as: a sick child</translation>
        </message>
        <message>
            <source>取消预约</source>
            <translation>Cancel it</translation>
        </message>
        <message>
            <source>改时间</source>
            <translation>Move it</translation>
        </message>
        <message>
            <source>提交申诉</source>
            <translation>Make the appeal</translation>
        </message>
    </context>
    <context>
        <name>BackPanel</name>
        <message>
            <source>输入号码或用 ↑ ↓ 选择。窗口有人时，挂起的人回来后排在最前。</source>
            <translation>Type the number or use ↑ ↓. While you have a visitor, one who is back waits first in line.</translation>
        </message>
    </context>
    <context>
        <name>BehalfChoice</name>
        <message>
            <source>什么急事（不要写姓名和号码）</source>
            <translation>What is urgent (no names or numbers)</translation>
        </message>
        <message>
            <source>例如 14:20 的火车</source>
            <translation>For example: train at 14:20</translation>
        </message>
        <message>
            <source>取号</source>
            <translation>Give a number</translation>
        </message>
    </context>
    <context>
        <name>BookDetails</name>
        <message>
            <source>姓名</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>手机号</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>证件号码</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>提交申请</source>
            <translation>Send the request</translation>
        </message>
        <message>
            <source>约定</source>
            <translation>Agree on it</translation>
        </message>
    </context>
    <context>
        <name>BookDone</name>
        <message>
            <source>申请已提交，还没有约定</source>
            <translation>Asked for, not agreed yet</translation>
        </message>
        <message>
            <source>已约定</source>
            <translation>Agreed</translation>
        </message>
        <message>
            <source>请逐位念给对方：预约码</source>
            <translation>Read out sign by sign: the code</translation>
        </message>
        <message>
            <source>来的时候出示短信里的码，或说预约码和手机号后 4 位。</source>
            <translation>On the day: show the code in the message, or say this code and the phone's last 4 digits.</translation>
        </message>
        <message>
            <source>各部门商定后，另有短信告知结果。</source>
            <translation> Another message follows once the departments have decided.</translation>
        </message>
        <message>
            <source>已念给对方</source>
            <translation>Read out</translation>
        </message>
    </context>
    <context>
        <name>BookItem</name>
        <message>
            <source>查空位</source>
            <translation>Find free times</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>行动不便</source>
            <translation>Limited mobility</translation>
        </message>
        <message>
            <source>长者</source>
            <translation>Elderly</translation>
        </message>
        <message>
            <source>残疾人</source>
            <translation>Disability</translation>
        </message>
        <message>
            <source>孕妇</source>
            <translation>Pregnancy</translation>
        </message>
        <message>
            <source>军人及优抚</source>
            <translation>Service personnel</translation>
        </message>
        <message>
            <source>急事</source>
            <translation>Urgent</translation>
        </message>
        <message>
            <source>请选看到的是哪一项。</source>
            <translation>Choose what you saw.</translation>
        </message>
        <message>
            <source>请写明是什么急事。</source>
            <translation>Say what is urgent.</translation>
        </message>
        <message>
            <source>请写明理由。</source>
            <translation>Please give the reason.</translation>
        </message>
        <message>
            <source>不要写电话、证件等长号码。</source>
            <translation>No phone or ID numbers, please.</translation>
        </message>
        <message>
            <source>前面还有 {count} 人</source>
            <translation>{count} ahead</translation>
        </message>
        <message>
            <source>等候 {count} 人</source>
            <translation>{count} waiting</translation>
        </message>
        <message>
            <source>{counter} 号窗口</source>
            <translation>Counter {counter}</translation>
        </message>
        <message>
            <source>在岗</source>
            <translation>Staffed</translation>
        </message>
        <message>
            <source>无人在岗</source>
            <translation>Nobody there</translation>
        </message>
        <message>
            <source>开放至 {time}</source>
            <translation>Open until {time}</translation>
        </message>
        <message>
            <source>开放中</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>已停止取号 · 厅内照常呼叫办理</source>
            <translation>Closed · serving goes on</translation>
        </message>
        <message>
            <source>正在连接服务器…</source>
            <translation>Connecting…</translation>
        </message>
        <message>
            <source>与服务器的连接中断 · 以下是 {age}前的情况 · 正在自动重连</source>
            <translation>Connection lost · shown as of {age} ago · reconnecting by itself</translation>
        </message>
        <message>
            <source>办事人到了请照常办理，恢复后再按键。取号机照常取号，号不会丢。</source>
            <translation>Serve as usual whoever comes; press the keys later. Kiosks go on issuing, no number is lost.</translation>
        </message>
        <message>
            <source>请照常办理，恢复后再按键。取号机照常取号，号不会丢。</source>
            <translation>Serve as usual; press the keys later. Kiosks go on issuing, no number is lost.</translation>
        </message>
        <message>
            <source>暂时不能呼叫。取号机照常取号，恢复后按取号先后排队。</source>
            <translation>No calls for now. Kiosks go on issuing; all will queue by the time of their tickets.</translation>
        </message>
        <message>
            <source>连接不上服务器 · 正在自动重连</source>
            <translation>Can't reach the server · trying again by itself</translation>
        </message>
        <message>
            <source>服务器不认本机，请联系管理员重新登记窗口</source>
            <translation>The server doesn't know this counter: ask the administrator to enrol it again</translation>
        </message>
        <message>
            <source>办完，送回 {place}</source>
            <translation>Done: back to {place}</translation>
        </message>
        <message>
            <source>办完本项，转下一项</source>
            <translation>Done, on to the next item</translation>
        </message>
        <message>
            <source>{number} · {why}</source>
            <translation>{number} · {why}</translation>
        </message>
        <message>
            <source>{number} 到窗口后按下</source>
            <translation>Press when {number} is here</translation>
        </message>
        <message>
            <source>完成后可呼叫下一位</source>
            <translation>Then you can call the next</translation>
        </message>
        <message>
            <source>完成后窗口暂停</source>
            <translation>Then this counter pauses</translation>
        </message>
        <message>
            <source>窗口已暂停，不会呼叫</source>
            <translation>Paused: nobody is called</translation>
        </message>
        <message>
            <source>正在送达…</source>
            <translation>Sending…</translation>
        </message>
        <message>
            <source>{number} 已过号；人来了按 F9 恢复。</source>
            <translation>{number} marked as missed. F9 brings them back.</translation>
        </message>
        <message>
            <source>{number} 已办完。</source>
            <translation>{number} is done.</translation>
        </message>
        <message>
            <source>{number} 已重呼。</source>
            <translation>{number} called again.</translation>
        </message>
        <message>
            <source>已暂停呼叫；按 F7 恢复。</source>
            <translation>No more calls; F7 resumes.</translation>
        </message>
        <message>
            <source>已签退。</source>
            <translation>Signed out.</translation>
        </message>
        <message>
            <source>{number} 已过号，不能再恢复；人来了按 F8 代取新号。</source>
            <translation>{number} missed again and can't wait again; when they come: F8, a new number.</translation>
        </message>
        <message>
            <source>{number} 已转去办下一项：{item}。</source>
            <translation>{number} goes on to: {item}.</translation>
        </message>
        <message>
            <source>{number} 已转到 {place}。</source>
            <translation>{number} sent to {place}.</translation>
        </message>
        <message>
            <source>{number} 已转到 {place}，办完回本窗口。</source>
            <translation>{number} was sent to {place} and comes back here.</translation>
        </message>
        <message>
            <source>{number} 已送回 {place}。</source>
            <translation>{number} goes back to {place}.</translation>
        </message>
        <message>
            <source>{number} 已挂起（{kind}）；按 F9 叫回。</source>
            <translation>{number} is parked ({kind}); F9 calls back.</translation>
        </message>
        <message>
            <source>{number} 已挂起（{kind}），{span}后自动回来；按 F9 叫回。</source>
            <translation>{number} is parked ({kind}), back by itself in {span}; F9 calls back.</translation>
        </message>
        <message>
            <source>{number} 已回来，排在最前。</source>
            <translation>{number} is back and waits first in line.</translation>
        </message>
        <message>
            <source>{number} 已恢复排队。</source>
            <translation>{number} waits again.</translation>
        </message>
        <message>
            <source>登记延时服务</source>
            <translation>Serve after closing</translation>
        </message>
        <message>
            <source>提出申请</source>
            <translation>Ask for consent</translation>
        </message>
        <message>
            <source>作为首席代表同意</source>
            <translation>Consent as lead</translation>
        </message>
        <message>
            <source>请写明补救办法。</source>
            <translation>Please say what they are offered.</translation>
        </message>
        <message>
            <source>{number} 已登记延时服务，下班后继续办理。</source>
            <translation>{number} will be served after closing.</translation>
        </message>
        <message>
            <source>{number} 的申请已提出；两人同意前仍照常排队。</source>
            <translation>Asked for {number}; until two consent they wait as before.</translation>
        </message>
        <message>
            <source>{number}：您的同意已登记。</source>
            <translation>{number}: your consent is on record.</translation>
        </message>
        <message>
            <source>{number} 继续办理，申请已撤回。</source>
            <translation>{number} is served after all.</translation>
        </message>
        <message>
            <source>已响应 {place} 的帮办请求，请派帮办前往。</source>
            <translation>Answered {place}: please send a guide.</translation>
        </message>
        <message>
            <source>转来</source>
            <translation>Sent here</translation>
        </message>
        <message>
            <source>预约 {time}</source>
            <translation>Appointment {time}</translation>
        </message>
        <message>
            <source>已回来</source>
            <translation>Is back</translation>
        </message>
        <message>
            <source>代取</source>
            <translation>On behalf</translation>
        </message>
        <message>
            <source>叫回窗口</source>
            <translation>Call back</translation>
        </message>
        <message>
            <source>等待部门商定</source>
            <translation>Waiting for the departments</translation>
        </message>
        <message>
            <source>已约定</source>
            <translation>Agreed</translation>
        </message>
        <message>
            <source>已签到</source>
            <translation>Checked in</translation>
        </message>
        <message>
            <source>超过 30 分钟未到，已作废</source>
            <translation>Given up: more than 30 minutes late</translation>
        </message>
        <message>
            <source>本人已取消</source>
            <translation>Cancelled by the visitor</translation>
        </message>
        <message>
            <source>大厅已取消</source>
            <translation>Cancelled by the hall</translation>
        </message>
        <message>
            <source>签到取号</source>
            <translation>Check in</translation>
        </message>
        <message>
            <source>恢复排队</source>
            <translation>Wait again</translation>
        </message>
        <message>
            <source>改为现场取号</source>
            <translation>Give a walk-in number</translation>
        </message>
        <message>
            <source>办事人要改时间</source>
            <translation>Visitor wants another time</translation>
        </message>
        <message>
            <source>办事人要取消</source>
            <translation>Visitor cancels</translation>
        </message>
        <message>
            <source>大厅改时间</source>
            <translation>The hall moves it</translation>
        </message>
        <message>
            <source>大厅取消</source>
            <translation>The hall cancels it</translation>
        </message>
        <message>
            <source>办事人要申诉</source>
            <translation>The visitor appeals</translation>
        </message>
        <message>
            <source>不计入爽约次数，由负责人决定</source>
            <translation>Not to be counted; a manager decides</translation>
        </message>
        <message>
            <source>已提出申诉，等待答复</source>
            <translation>Appealed; the answer is awaited</translation>
        </message>
        <message>
            <source>申诉成立，不计爽约</source>
            <translation>Appeal granted: not counted</translation>
        </message>
        <message>
            <source>申诉没有成立</source>
            <translation>The appeal was not granted</translation>
        </message>
        <message>
            <source>{time} 起可以签到</source>
            <translation>Check-in opens at {time}</translation>
        </message>
        <message>
            <source>{time} 前都有效</source>
            <translation>Valid until {time}</translation>
        </message>
        <message>
            <source>已超过约定时间 30 分钟</source>
            <translation>More than 30 minutes late</translation>
        </message>
        <message>
            <source>已签到，叫号时不在</source>
            <translation>Checked in; missed the call</translation>
        </message>
        <message>
            <source>还没有批准</source>
            <translation>Not approved yet</translation>
        </message>
        <message>
            <source>改后由各部门重新商定</source>
            <translation>The departments decide anew</translation>
        </message>
        <message>
            <source>约定时间之前</source>
            <translation>Until the agreed time</translation>
        </message>
        <message>
            <source>提前 8 小时，要写原因</source>
            <translation>8 hours before, with a reason</translation>
        </message>
        <message>
            <source>代取新号</source>
            <translation>Take a new number</translation>
        </message>
        <message>
            <source>取号机 {place}</source>
            <translation>Kiosk {place}</translation>
        </message>
        <message>
            <source>{place} 号窗口</source>
            <translation>Counter {place}</translation>
        </message>
        <message>
            <source>{counter} 号窗口已响应</source>
            <translation>Answered by {counter}</translation>
        </message>
        <message>
            <source>等待帮办</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>回原窗口</source>
            <translation>Back to the same counter</translation>
        </message>
        <message>
            <source>人已回来</source>
            <translation>Is back</translation>
        </message>
        <message>
            <source>{time} 自动回来</source>
            <translation>back at {time}</translation>
        </message>
        <message>
            <source>最久 {span}</source>
            <translation>longest {span}</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>Park</translation>
        </message>
        <message>
            <source>过号</source>
            <translation>No-show</translation>
        </message>
        <message>
            <source>{minutes} 分钟</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{hours} 小时 {minutes} 分</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>{seconds} 秒</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>约 {low}–{high} 分钟</source>
            <translation>about {low}–{high} min</translation>
        </message>
        <message>
            <source>约 {high} 分钟</source>
            <translation>about {high} min</translation>
        </message>
        <message>
            <source>刚刚</source>
            <translation>just now</translation>
        </message>
        <message>
            <source>无需等候</source>
            <translation>no wait</translation>
        </message>
        <message>
            <source>大厅已建立，无需重复建立。</source>
            <translation>The hall is there already.</translation>
        </message>
        <message>
            <source>大厅尚未建立，请联系管理员。</source>
            <translation>There is no hall yet: ask the administrator.</translation>
        </message>
        <message>
            <source>大厅已停止取号；已在厅内的办事人照常办理。</source>
            <translation>No new numbers today; visitors in the hall are still served.</translation>
        </message>
        <message>
            <source>事项清单已更新，请重新选择事项。</source>
            <translation>The list of items has changed: please choose again.</translation>
        </message>
        <message>
            <source>此事项不在窗口办理，请按提示引导办事人。</source>
            <translation>Not handled at a counter: please show the visitor where to go.</translation>
        </message>
        <message>
            <source>办事人已有号 {number}，请按原号等候。</source>
            <translation>The visitor already has {number}: please keep that number.</translation>
        </message>
        <message>
            <source>没有找到这个号，请核对当日号码。</source>
            <translation>No such number today: please check it.</translation>
        </message>
        <message>
            <source>没有这个窗口，请另选一个。</source>
            <translation>There is no such counter: choose another.</translation>
        </message>
        <message>
            <source>没有这个队列，请另选一个。</source>
            <translation>There is no such queue: choose another.</translation>
        </message>
        <message>
            <source>这次呼叫已过期，请按 F3 重呼。</source>
            <translation>That call is over: press F3 to call again.</translation>
        </message>
        <message>
            <source>这条帮办请求已结束。</source>
            <translation>That request is over.</translation>
        </message>
        <message>
            <source>{number} 现为「{state}」，不能这样操作。</source>
            <translation>{number} is now “{state}”: that can't be done.</translation>
        </message>
        <message>
            <source>您已在 {counter} 号窗口签到，请先去签退。</source>
            <translation>You are signed in at counter {counter}: sign out there first.</translation>
        </message>
        <message>
            <source>本窗口已有其他工作人员签到，请先请其签退。</source>
            <translation>A colleague is signed in here: ask them to sign out first.</translation>
        </message>
        <message>
            <source>窗口已暂停，按 F7 恢复后再呼叫。</source>
            <translation>Paused: press F7, then call.</translation>
        </message>
        <message>
            <source>请先办完、挂起或转移 {number}。</source>
            <translation>First finish, park or transfer {number}.</translation>
        </message>
        <message>
            <source>窗口现在没有办事人，按 F2 呼叫下一位。</source>
            <translation>Nobody is at the counter: press F2 to call.</translation>
        </message>
        <message>
            <source>现在没有人等候，来人后可立即呼叫。</source>
            <translation>Nobody is waiting just now.</translation>
        </message>
        <message>
            <source>{agreed} 有预约，现在开始办理可能误时，请稍候再呼叫。</source>
            <translation>Appointment at {agreed}: a service begun now might make it late. Please call a little later.</translation>
        </message>
        <message>
            <source>重呼次数已用完；办事人未到请按 F4 过号。</source>
            <translation>No recalls left: press F4 if they don't come.</translation>
        </message>
        <message>
            <source>所选窗口不办理此队列，请另选一个。</source>
            <translation>That counter doesn't serve this queue: choose another.</translation>
        </message>
        <message>
            <source>请选一个队列或一个窗口再转移。</source>
            <translation>Choose one queue or one counter first.</translation>
        </message>
        <message>
            <source>本厅按顺序呼叫，不能选号。</source>
            <translation>This hall calls in turn: a number can't be picked.</translation>
        </message>
        <message>
            <source>请写明理由（不要写姓名和号码）。</source>
            <translation>Please give a reason, without names or numbers.</translation>
        </message>
        <message>
            <source>{number} 由 {counter} 号窗口叫回。</source>
            <translation>{number} is called back by counter {counter}.</translation>
        </message>
        <message>
            <source>{number} 还在等外部环节。</source>
            <translation>{number} still waits for a step elsewhere.</translation>
        </message>
        <message>
            <source>{number} 的情况已有变化，以屏幕所示为准。</source>
            <translation>{number} has changed meanwhile: the screen shows how it is.</translation>
        </message>
        <message>
            <source>已有帮办在陪同。</source>
            <translation>A guide is with them already.</translation>
        </message>
        <message>
            <source>这项更改与大厅的其他设置不符，没有执行。</source>
            <translation>The change does not fit the rest of the hall; nothing was changed.</translation>
        </message>
        <message>
            <source>还有人在等这个队列，请先开放另一个窗口。</source>
            <translation>People still wait in this queue: please open another counter first.</translation>
        </message>
        <message>
            <source>没有变化。</source>
            <translation>Nothing is different.</translation>
        </message>
        <message>
            <source>大厅还在开放时间，下班前一小时起可登记延时服务。</source>
            <translation>The hall is open; service after closing can be opened from an hour before.</translation>
        </message>
        <message>
            <source>{number} 已登记延时服务。</source>
            <translation>Service after closing is open for {number} already.</translation>
        </message>
        <message>
            <source>{number} 的申请已提出，正在等两人同意。</source>
            <translation>It was asked for {number} already; two consents are awaited.</translation>
        </message>
        <message>
            <source>{number} 没有待同意的申请。</source>
            <translation>Nothing is asked about {number} any more.</translation>
        </message>
        <message>
            <source>请写明给办事人的补救办法。</source>
            <translation>Please say what the visitor is offered instead.</translation>
        </message>
        <message>
            <source>提出和两项同意须是三个人。</source>
            <translation>Who asks and the two who consent are three persons.</translation>
        </message>
        <message>
            <source>这个号不是这台机器的备用号，请为办事人重新取号。</source>
            <translation>That number was not lent to this machine. Please take a new one for the visitor.</translation>
        </message>
        <message>
            <source>这个号已经登记过，请为办事人重新取号。</source>
            <translation>That number is registered already. Please take a new one for the visitor.</translation>
        </message>
        <message>
            <source>今天的备用号已经领完，请联系管理员。</source>
            <translation>Today's spare numbers are used up. Please tell the administrator.</translation>
        </message>
        <message>
            <source>{counter} 号窗口已响应这条帮办请求。</source>
            <translation>Counter {counter} has answered this request.</translation>
        </message>
        <message>
            <source>这是其他日期的号，请重新取号。</source>
            <translation>A number of another day: please give a new one.</translation>
        </message>
        <message>
            <source>{number} 已是绿色通道。</source>
            <translation>{number} has the green channel already.</translation>
        </message>
        <message>
            <source>{number} 须由其窗口的首席代表和中心同意。</source>
            <translation>{number} needs the consent of its counter's lead and of the centre.</translation>
        </message>
        <message>
            <source>这个二维码已过期，请重新取号。</source>
            <translation>This code is no longer valid. Please take a new number.</translation>
        </message>
        <message>
            <source>登录已失效，请重新签到。</source>
            <translation>Your sign-in has ended: please sign in again.</translation>
        </message>
        <message>
            <source>您没有此项操作的权限，请联系管理员。</source>
            <translation>You may not do this: ask the administrator.</translation>
        </message>
        <message>
            <source>服务器没有这项功能，请联系管理员升级。</source>
            <translation>The server can't do this yet: ask the administrator to update it.</translation>
        </message>
        <message>
            <source>内容过长，请缩短后再试。</source>
            <translation>Too long: please shorten it.</translation>
        </message>
        <message>
            <source>内容不合格式，请检查后再试。</source>
            <translation>Not in the right form: please check it.</translation>
        </message>
        <message>
            <source>这次操作没有执行，请再按一次。</source>
            <translation>That was not done: please press again.</translation>
        </message>
        <message>
            <source>本机程序与服务器版本不一致，请联系管理员升级。</source>
            <translation>This program and the server differ in version: ask the administrator to update.</translation>
        </message>
        <message>
            <source>账号或密码不对，请重新输入。</source>
            <translation>Login or password is not right: please try again.</translation>
        </message>
        <message>
            <source>密码错了几次，请 {seconds} 秒后再试。</source>
            <translation>Wrong password a few times: please try again in {seconds} seconds.</translation>
        </message>
        <message>
            <source>服务器存储已满，操作未保存，请立即联系管理员。</source>
            <translation>The server's disk is full, nothing was saved: call the administrator now.</translation>
        </message>
        <message>
            <source>服务器正在恢复，是否办妥以屏幕所示为准，请稍候。</source>
            <translation>The server is recovering; the screen shows what was done. Please wait a moment.</translation>
        </message>
        <message>
            <source>服务器正在更换密钥，操作未保存，请稍后再试。</source>
            <translation>The server is changing its keys, nothing was saved: please try again shortly.</translation>
        </message>
        <message>
            <source>服务器出错，操作未保存，请稍后再试。</source>
            <translation>The server had a fault, nothing was saved: please try again shortly.</translation>
        </message>
        <message>
            <source>与服务器的连接中断，恢复后即可操作。</source>
            <translation>Connection lost: works again once it is back.</translation>
        </message>
        <message>
            <source>请先签到。</source>
            <translation>Please sign in first.</translation>
        </message>
        <message>
            <source>已经签到。</source>
            <translation>Already signed in.</translation>
        </message>
        <message>
            <source>窗口现在没有办事人。</source>
            <translation>Nobody is at the counter now.</translation>
        </message>
        <message>
            <source>办事人已到窗口。</source>
            <translation>The visitor is here already.</translation>
        </message>
        <message>
            <source>请先办完、挂起或转移当前办事人。</source>
            <translation>First finish, park or transfer the visitor.</translation>
        </message>
        <message>
            <source>上一步正在送达，请稍候。</source>
            <translation>The last step is on its way: one moment.</translation>
        </message>
        <message>
            <source>没有挂起或过号的办事人。</source>
            <translation>Nobody is parked or missed.</translation>
        </message>
        <message>
            <source>请到综合咨询窗口办理预约。</source>
            <translation>Appointments are made at a consultation counter.</translation>
        </message>
        <message>
            <source>现在没有帮办请求。</source>
            <translation>No requests for a guide now.</translation>
        </message>
        <message>
            <source>没有收到服务器的答复；恢复连接后以屏幕所示为准。</source>
            <translation>No answer from the server: once it is back, trust the screen.</translation>
        </message>
        <message>
            <source>连接已恢复，可以继续操作。</source>
            <translation>The server is back: go on.</translation>
        </message>
        <message>
            <source>请填写旧密码，新密码填两遍。</source>
            <translation>Enter the old password, and the new one twice.</translation>
        </message>
        <message>
            <source>两遍新密码不一样，请重新输入。</source>
            <translation>The two new passwords differ: enter them again.</translation>
        </message>
        <message>
            <source>新密码至少要 {least} 位，请换长一点的。</source>
            <translation>The new password needs {least} characters or more.</translation>
        </message>
        <message>
            <source>新密码和旧密码一样，请换一个。</source>
            <translation>The new password is the old one: take another.</translation>
        </message>
        <message>
            <source>旧密码不对，请重新输入。</source>
            <translation>The old password is wrong: enter it again.</translation>
        </message>
        <message>
            <source>密码已改好，下次签到请用新密码。</source>
            <translation>Password changed: sign in with the new one next time.</translation>
        </message>
        <message>
            <source>{number} 的申请等首席代表和中心同意；要继续办理，按 Del 撤回。</source>
            <translation>{number} waits for the consents of lead and centre; Del serves them after all.</translation>
        </message>
        <message>
            <source>大厅还在开放时间，取了号的都照常办理。</source>
            <translation>The hall is still open: everyone with a number is served.</translation>
        </message>
        <message>
            <source>{number} 正在办理，请办完。</source>
            <translation>{number} is being served; please finish.</translation>
        </message>
        <message>
            <source>{counter} 号窗口已被签退。要接着办，请重新签到。</source>
            <translation>Counter {counter} was signed out. Please sign in again to go on.</translation>
        </message>
        <message>
            <source>叫回</source>
            <translation>Bring back</translation>
        </message>
        <message>
            <source>延时服务</source>
            <translation>Serve after closing</translation>
        </message>
        <message>
            <source>下班后</source>
            <translation>After closing</translation>
        </message>
        <message>
            <source>选号呼叫</source>
            <translation>Pick a ticket</translation>
        </message>
        <message>
            <source>预约</source>
            <translation>Book</translation>
        </message>
        <message>
            <source>查预约</source>
            <translation>Find an appointment</translation>
        </message>
        <message>
            <source>改密码</source>
            <translation>Change password</translation>
        </message>
        <message>
            <source>操作没有执行（{code}），请联系管理员。</source>
            <translation>That was not done ({code}): ask the administrator.</translation>
        </message>
        <message>
            <source>请输入账号和密码。</source>
            <translation>Please enter login and password.</translation>
        </message>
        <message>
            <source>{counter} 号窗口还没有人签到。</source>
            <translation>Nobody is signed in at counter {counter}.</translation>
        </message>
        <message>
            <source>窗口没有暂停，可直接呼叫。</source>
            <translation>Not paused: you can call.</translation>
        </message>
        <message>
            <source>此号恢复排队的次数已用完，请为办事人重新取号。</source>
            <translation>This number can't come back again: please give a new one.</translation>
        </message>
        <message>
            <source>办事人已在本窗口，请选其他窗口。</source>
            <translation>The visitor is at this counter: choose another.</translation>
        </message>
        <message>
            <source>帮办请求已发出，请稍候。</source>
            <translation>A guide was asked for already: one moment.</translation>
        </message>
        <message>
            <source>这次办理已经评价过，或评价时间已过。</source>
            <translation>This service is rated already, or the time to rate it is over.</translation>
        </message>
        <message>
            <source>这类窗口不办理此项操作，请由综合咨询窗口处理。</source>
            <translation>This kind of counter can't do that: a consultation counter can.</translation>
        </message>
        <message>
            <source>这个号已经取过，请核对号码。</source>
            <translation>That number was given already: please check it.</translation>
        </message>
        <message>
            <source>重呼</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>等候</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>已呼叫</source>
            <translation>called</translation>
        </message>
        <message>
            <source>办理中</source>
            <translation>being served</translation>
        </message>
        <message>
            <source>已办完</source>
            <translation>done</translation>
        </message>
        <message>
            <source>已取消</source>
            <translation>withdrawn</translation>
        </message>
        <message>
            <source>综合咨询</source>
            <translation>Consultation</translation>
        </message>
        <message>
            <source>综合办事</source>
            <translation>Handling</translation>
        </message>
        <message>
            <source>综合出件</source>
            <translation>Delivery</translation>
        </message>
        <message>
            <source>签到</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>呼叫下一位</source>
            <translation>Call next</translation>
        </message>
        <message>
            <source>确认到窗</source>
            <translation>Visitor is here</translation>
        </message>
        <message>
            <source>办理完毕</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>转移</source>
            <translation>Transfer</translation>
        </message>
        <message>
            <source>暂停</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>恢复办理</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>代取号</source>
            <translation>On behalf</translation>
        </message>
        <message>
            <source>派帮办</source>
            <translation>Send guide</translation>
        </message>
        <message>
            <source>签退</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Display</translation>
        </message>
        <message>
            <source>按键说明</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>大厅已停止取号，{time} 开放；已在厅内的办事人照常办理。</source>
            <translation>No new numbers until {time}; visitors in the hall are still served.</translation>
        </message>
        <message>
            <source>当场决定</source>
            <translation>Decided on the spot</translation>
        </message>
        <message>
            <source>{days} 个工作日内决定</source>
            <translation>Decided within {days} working days</translation>
        </message>
        <message>
            <source>第 {step} 项，共 {steps} 项</source>
            <translation>Item {step} of {steps}</translation>
        </message>
        <message>
            <source>接着办：{item}</source>
            <translation>Then: {item}</translation>
        </message>
        <message>
            <source>呼叫后</source>
            <translation>Since call</translation>
        </message>
        <message>
            <source>已办理</source>
            <translation>Served for</translation>
        </message>
        <message>
            <source>还可重呼 {count} 次</source>
            <translation>{count} recalls left</translation>
        </message>
        <message>
            <source>断网取号 {time} 补传</source>
            <translation>Taken offline, told {time}</translation>
        </message>
        <message>
            <source>兼 {numbers}</source>
            <translation>also {numbers}</translation>
        </message>
        <message>
            <source>不能再重呼</source>
            <translation>No recalls left</translation>
        </message>
        <message>
            <source>{left} 后自动过号</source>
            <translation>missed in {left}</translation>
        </message>
        <message>
            <source>已等 {span}，{why}</source>
            <translation>Waited {span}: {why}</translation>
        </message>
        <message>
            <source>帮办 {name} 陪同</source>
            <translation>With guide {name}</translation>
        </message>
        <message>
            <source>办完回 {counter} 号窗口</source>
            <translation>Then back to counter {counter}</translation>
        </message>
        <message>
            <source>播报中</source>
            <translation>Being announced</translation>
        </message>
        <message>
            <source>已播报</source>
            <translation>Announced</translation>
        </message>
        <message>
            <source>未播出，请口头呼叫或按 F3 重呼</source>
            <translation>Not announced: call aloud, or press F3</translation>
        </message>
        <message>
            <source>绿色通道 · 长者</source>
            <translation>Green channel · senior</translation>
        </message>
        <message>
            <source>绿色通道 · 残疾人</source>
            <translation>Green channel · disability</translation>
        </message>
        <message>
            <source>绿色通道 · 孕妇</source>
            <translation>Green channel · pregnancy</translation>
        </message>
        <message>
            <source>绿色通道 · 军人及优抚对象</source>
            <translation>Green channel · service personnel</translation>
        </message>
        <message>
            <source>绿色通道 · 急事</source>
            <translation>Green channel · urgent</translation>
        </message>
        <message>
            <source>绿色通道 · 工作人员确认</source>
            <translation>Green channel · by staff</translation>
        </message>
        <message>
            <source>绿色通道</source>
            <translation>Green channel</translation>
        </message>
        <message>
            <source>告知须带材料</source>
            <translation>Tell them to bring</translation>
        </message>
        <message>
            <source>核对材料</source>
            <translation>Check the papers</translation>
        </message>
        <message>
            <source>取件核对</source>
            <translation>Check before handing over</translation>
        </message>
        <message>
            <source>去取材料</source>
            <translation>Fetches something</translation>
        </message>
        <message>
            <source>回来后任一同类窗口都可接着办，不重新排队</source>
            <translation>Back at any like counter, without queueing again</translation>
        </message>
        <message>
            <source>回本窗口</source>
            <translation>Back to this counter</translation>
        </message>
        <message>
            <source>回来后仍由本窗口接着办</source>
            <translation>This counter goes on with them</translation>
        </message>
        <message>
            <source>等外部环节</source>
            <translation>A step elsewhere</translation>
        </message>
        <message>
            <source>那边办好后，由窗口叫回或到时自动回来</source>
            <translation>Back by a clerk's call or at the time</translation>
        </message>
        <message>
            <source>不定时</source>
            <translation>No set time</translation>
        </message>
        <message>
            <source>{span}后自动回来</source>
            <translation>Back by itself in {span}</translation>
        </message>
        <message>
            <source>已登记延时服务</source>
            <translation>Extension on record</translation>
        </message>
        <message>
            <source>已等 {span}</source>
            <translation>Waiting {span}</translation>
        </message>
        <message>
            <source>在本窗口</source>
            <translation>At this counter</translation>
        </message>
        <message>
            <source>挂起 {span}</source>
            <translation>Parked {span}</translation>
        </message>
        <message>
            <source>待同意 {count}/2</source>
            <translation>{count} of 2 consents</translation>
        </message>
        <message>
            <source>{reason} → {remedy}</source>
            <translation>{reason} → {remedy}</translation>
        </message>
        <message>
            <source>{name} 提出，{span}前</source>
            <translation>Asked by {name} {span} ago</translation>
        </message>
        <message>
            <source>首席代表 {name} 已同意</source>
            <translation>lead {name} consented</translation>
        </message>
        <message>
            <source>中心 {name} 已同意</source>
            <translation>centre {name} consented</translation>
        </message>
        <message>
            <source>等首席代表</source>
            <translation>lead not yet</translation>
        </message>
        <message>
            <source>等中心</source>
            <translation>centre not yet</translation>
        </message>
        <message>
            <source>预约码是 6 位字母和数字。</source>
            <translation>6 letters and digits.</translation>
        </message>
        <message>
            <source>请问手机号的最后 4 位。</source>
            <translation>Ask for the last 4 digits.</translation>
        </message>
        <message>
            <source>已改到 {time}，短信会自动发出。</source>
            <translation>Moved to {time}; a message goes by itself.</translation>
        </message>
        <message>
            <source>改时间的申请已提交，商定后短信告知。</source>
            <translation>Asked for; a message follows when it is decided.</translation>
        </message>
        <message>
            <source>已取消，这个时间空出来了。</source>
            <translation>Cancelled; the time is free again.</translation>
        </message>
        <message>
            <source>原来的号已恢复排队。</source>
            <translation>The number waits again.</translation>
        </message>
        <message>
            <source>已取消，短信会自动发给对方，并附上别的时间。</source>
            <translation>Cancelled; a message with other times goes by itself.</translation>
        </message>
        <message>
            <source>申诉已提交，结果会发短信告诉对方。</source>
            <translation>The appeal is made; a text message will tell the answer.</translation>
        </message>
        <message>
            <source>电话预约</source>
            <translation>By phone</translation>
        </message>
        <message>
            <source>当面预约</source>
            <translation>In person</translation>
        </message>
        <message>
            <source>英文短信</source>
            <translation>In English</translation>
        </message>
        <message>
            <source>短信会自动发到尾号 {tail} 的手机。</source>
            <translation>A message goes to the phone ending in {tail}.</translation>
        </message>
        <message>
            <source>这一项现在不能预约。</source>
            <translation>This item can't be booked now.</translation>
        </message>
        <message>
            <source>这一项预约时要证件号码。</source>
            <translation>This item needs the ID number.</translation>
        </message>
        <message>
            <source>证件号码不对，请与对方逐位核对。</source>
            <translation>The ID number can't be right: check each digit.</translation>
        </message>
        <message>
            <source>这个时间已经过了，请从下面另选。</source>
            <translation>That time is over: choose another below.</translation>
        </message>
        <message>
            <source>这个时间还不能预约，请选近一些的。</source>
            <translation>That is too far ahead: choose a nearer one.</translation>
        </message>
        <message>
            <source>要先由各部门商定，请选晚一些的时间。</source>
            <translation>The departments have to agree first: choose a later time.</translation>
        </message>
        <message>
            <source>这个时间不接待，请从下面另选。</source>
            <translation>Nobody is received then: choose another below.</translation>
        </message>
        <message>
            <source>这个时间刚刚约满，下面是最近的空位。</source>
            <translation>Just taken. These are the next free times.</translation>
        </message>
        <message>
            <source>对方已约过这一项或这个时间：{starts_at}。</source>
            <translation>They have that item or that time already: {starts_at}.</translation>
        </message>
        <message>
            <source>对方近期 {count} 次约了没到，暂不能预约，可现场取号。</source>
            <translation>{count} missed appointments: none for now; a walk-in number is possible.</translation>
        </message>
        <message>
            <source>没有找到，请核对预约码和手机尾号。</source>
            <translation>Not found: check the code and the phone.</translation>
        </message>
        <message>
            <source>这个预约码已经过期。</source>
            <translation>That code is over.</translation>
        </message>
        <message>
            <source>预约情况已有变化，请重新查找。</source>
            <translation>It has changed: please look it up again.</translation>
        </message>
        <message>
            <source>不足 {hours} 小时，须由负责人在管理页面特批。</source>
            <translation>Less than {hours} hours: a manager has to override it on the pages.</translation>
        </message>
        <message>
            <source>约定时间已到，不能再改。</source>
            <translation>The agreed time has come; it can't be changed.</translation>
        </message>
        <message>
            <source>就是现在的时间，请另选。</source>
            <translation>That is the time it has: choose another.</translation>
        </message>
        <message>
            <source>{opens_at} 起才能签到。</source>
            <translation>Check-in opens at {opens_at}.</translation>
        </message>
        <message>
            <source>已超过约定时间 30 分钟，请改为现场取号。</source>
            <translation>More than 30 minutes late: give a walk-in number.</translation>
        </message>
        <message>
            <source>申请还没有批准，不能签到。</source>
            <translation>The request is not approved yet.</translation>
        </message>
        <message>
            <source>已经签到，请按原号等候。</source>
            <translation>Checked in already: please wait with that number.</translation>
        </message>
        <message>
            <source>这一步由另一位负责人办理。</source>
            <translation>This step is for somebody else.</translation>
        </message>
        <message>
            <source>过了答复时限，申请已自动结束。</source>
            <translation>Not decided in time: the request has ended.</translation>
        </message>
        <message>
            <source>没有可申诉的记录，或已经申诉过。</source>
            <translation>Nothing to appeal against, or it was done.</translation>
        </message>
        <message>
            <source>请问姓名。</source>
            <translation>Ask for the name.</translation>
        </message>
        <message>
            <source>姓名里有不能用的符号。</source>
            <translation>Some signs can't be in a name.</translation>
        </message>
        <message>
            <source>请问手机号。</source>
            <translation>Ask for the phone.</translation>
        </message>
        <message>
            <source>应为 6 至 15 位数字，请再核对。</source>
            <translation>6 to 15 digits: please check.</translation>
        </message>
        <message>
            <source>1 开头的手机号应为 11 位。</source>
            <translation>A number with 1 in front has 11.</translation>
        </message>
        <message>
            <source>这一项要证件号码。</source>
            <translation>This item needs it.</translation>
        </message>
        <message>
            <source>应为 6 至 20 位数字或字母。</source>
            <translation>6 to 20 digits or letters.</translation>
        </message>
        <message>
            <source>有一位不对，请逐位核对。</source>
            <translation>A digit is wrong: check each.</translation>
        </message>
        <message>
            <source>周一</source>
            <translation>Mon</translation>
        </message>
        <message>
            <source>周二</source>
            <translation>Tue</translation>
        </message>
        <message>
            <source>周三</source>
            <translation>Wed</translation>
        </message>
        <message>
            <source>周四</source>
            <translation>Thu</translation>
        </message>
        <message>
            <source>周五</source>
            <translation>Fri</translation>
        </message>
        <message>
            <source>周六</source>
            <translation>Sat</translation>
        </message>
        <message>
            <source>周日</source>
            <translation>Sun</translation>
        </message>
        <message>
            <source>1月</source>
            <translation>January</translation>
        </message>
        <message>
            <source>2月</source>
            <translation>February</translation>
        </message>
        <message>
            <source>3月</source>
            <translation>March</translation>
        </message>
        <message>
            <source>4月</source>
            <translation>April</translation>
        </message>
        <message>
            <source>5月</source>
            <translation>May</translation>
        </message>
        <message>
            <source>6月</source>
            <translation>June</translation>
        </message>
        <message>
            <source>7月</source>
            <translation>July</translation>
        </message>
        <message>
            <source>8月</source>
            <translation>August</translation>
        </message>
        <message>
            <source>9月</source>
            <translation>September</translation>
        </message>
        <message>
            <source>10月</source>
            <translation>October</translation>
        </message>
        <message>
            <source>11月</source>
            <translation>November</translation>
        </message>
        <message>
            <source>12月</source>
            <translation>December</translation>
        </message>
        <message>
            <source>{month}{day}日 {weekday}</source>
            <translation>{weekday} {day} {month}</translation>
        </message>
        <message>
            <source>今天 {weekday}</source>
            <translation>Today, {weekday}</translation>
        </message>
        <message>
            <source>明天 {weekday}</source>
            <translation>Tomorrow, {weekday}</translation>
        </message>
        <message>
            <source>余 {count}</source>
            <translation>{count} left</translation>
        </message>
        <message>
            <source>排队号是一个字母加 3 或 4 位数字。</source>
            <translation>One letter and 3 or 4 digits.</translation>
        </message>
        <message>
            <source>{number} 从现在起走绿色通道（{ground}）。</source>
            <translation>{number} has the green channel from now on ({ground}).</translation>
        </message>
    </context>
    <context>
        <name>DisplayPanel</name>
        <message>
            <source>换成浅色</source>
            <translation>Light screen</translation>
        </message>
        <message>
            <source>换成深色</source>
            <translation>Dark screen</translation>
        </message>
        <message>
            <source>换成标准字</source>
            <translation>Standard print</translation>
        </message>
        <message>
            <source>换成大字</source>
            <translation>Large print</translation>
        </message>
    </context>
    <context>
        <name>FreeDesk</name>
        <message>
            <source>窗口已暂停</source>
            <translation>Paused</translation>
        </message>
        <message>
            <source>窗口空闲</source>
            <translation>Free</translation>
        </message>
        <message>
            <source>没有人等候</source>
            <translation>Nobody is waiting</translation>
        </message>
        <message numerus="yes">
            <source>%n 人等候</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GivenNumber</name>
        <message>
            <source>绿色通道</source>
            <translation>Green channel</translation>
        </message>
        <message>
            <source>请到%1就座</source>
            <translation>Please take a seat: %1</translation>
        </message>
        <message>
            <source>请把号码写给办事人或当面告知。</source>
            <translation>Write the number down for the visitor, or say it.</translation>
        </message>
        <message>
            <source>已告知</source>
            <translation>Number told</translation>
        </message>
    </context>
    <context>
        <name>GreenWho</name>
        <message>
            <source>排队号</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>例如 B012</source>
            <translation>For example: B012</translation>
        </message>
        <message>
            <source>本窗口没有人在等；其他窗口的号请直接输入。</source>
            <translation>Nobody waits for this counter; type a number of another.</translation>
        </message>
        <message>
            <source>其他窗口的号，输完后按回车。</source>
            <translation>A number of another counter: type all of it, then Enter.</translation>
        </message>
        <message>
            <source>选这一位</source>
            <translation>Pick this one</translation>
        </message>
    </context>
    <context>
        <name>GreenWhy</name>
        <message>
            <source>取号时间不变，从现在起优先。谁确认的、依据和理由会记录在案。</source>
            <translation>The time of issue stays; priority is from now on. Kept on record: who confirms it, on what, why.</translation>
        </message>
        <message>
            <source>什么急事（不要写姓名和号码）</source>
            <translation>What is urgent (no names or numbers)</translation>
        </message>
        <message>
            <source>例如 14:20 的火车</source>
            <translation>For example: train at 14:20</translation>
        </message>
        <message>
            <source>确认走绿色通道</source>
            <translation>Confirm</translation>
        </message>
    </context>
    <context>
        <name>GroundsGrid</name>
        <message>
            <source>绿色通道依据</source>
            <translation>Why the green channel</translation>
        </message>
    </context>
    <context>
        <name>GuideList</name>
        <message>
            <source>帮办请求</source>
            <translation>Requests for a guide</translation>
        </message>
        <message>
            <source>响应</source>
            <translation>Answer</translation>
        </message>
    </context>
    <context>
        <name>HallSide</name>
        <message>
            <source>预约</source>
            <translation>Book</translation>
        </message>
        <message>
            <source>查预约、签到</source>
            <translation>Find, check in</translation>
        </message>
    </context>
    <context>
        <name>ItemFinder</name>
        <message>
            <source>办什么事（拼音首字母或汉字）</source>
            <translation>What for (pinyin initials or words)</translation>
        </message>
        <message>
            <source>例如 sfz</source>
            <translation>For example sfz</translation>
        </message>
        <message>
            <source>不在窗口办理：%1</source>
            <translation>Not at a counter here: %1</translation>
        </message>
        <message>
            <source>没有找到，请换几个字母。</source>
            <translation>Nothing found: try other letters.</translation>
        </message>
    </context>
    <context>
        <name>OwnName</name>
        <message>
            <source>%1，改密码</source>
            <translation>%1, change password</translation>
        </message>
    </context>
    <context>
        <name>ParkPanel</name>
        <message>
            <source>按数字立即挂起；要定时间，先按 ← →。</source>
            <translation>A digit parks at once; for a time press ← → first.</translation>
        </message>
        <message>
            <source>短些</source>
            <translation>Sooner</translation>
        </message>
        <message>
            <source>长些</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>Park</translation>
        </message>
    </context>
    <context>
        <name>PasswordPanel</name>
        <message>
            <source>新密码至少 8 位。改好后您仍在本窗口签到，其他地方用旧密码的签到会结束。</source>
            <translation>8 characters or more. You stay signed in here; anywhere else signed in with the old one is signed out.</translation>
        </message>
        <message>
            <source>旧密码</source>
            <translation>Old password</translation>
        </message>
        <message>
            <source>新密码</source>
            <translation>New password</translation>
        </message>
        <message>
            <source>再输一遍新密码</source>
            <translation>New password again</translation>
        </message>
        <message>
            <source>改密码</source>
            <translation>Change password</translation>
        </message>
    </context>
    <context>
        <name>PickPanel</name>
        <message>
            <source>输入号码或用 ↑ ↓ 选择。选号须写理由，会记录在案。</source>
            <translation>Type the number or use ↑ ↓. A pick needs a reason, which stays on record.</translation>
        </message>
        <message>
            <source>为什么先办（不要写姓名和号码）</source>
            <translation>Why this one first (no names or numbers)</translation>
        </message>
        <message>
            <source>例如 还要赶去医院</source>
            <translation>For example: is due at the hospital</translation>
        </message>
        <message>
            <source>呼叫</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>选这一位</source>
            <translation>Pick this one</translation>
        </message>
    </context>
    <context>
        <name>QueueLine</name>
        <message numerus="yes">
            <source>%n 人</source>
            <translation>
                <numerusform>%n</numerusform>
                <numerusform>%n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueTotals</name>
        <message>
            <source>各队列</source>
            <translation>Queues</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>转移到</source>
            <translation>Transfer to</translation>
        </message>
        <message>
            <source>代取号</source>
            <translation>On behalf</translation>
        </message>
        <message>
            <source>挂起与过号</source>
            <translation>Parked and missed</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Display</translation>
        </message>
        <message>
            <source>按键说明</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>改密码</source>
            <translation>Change password</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>Park</translation>
        </message>
        <message>
            <source>选号呼叫</source>
            <translation>Pick a ticket</translation>
        </message>
        <message>
            <source>下班后</source>
            <translation>After closing</translation>
        </message>
        <message>
            <source>预约</source>
            <translation>Book</translation>
        </message>
        <message>
            <source>查预约</source>
            <translation>Find an appointment</translation>
        </message>
        <message>
            <source>已取号的人走绿色通道</source>
            <translation>Green channel</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>工作人员签到：请输入账号和密码，按回车。</source>
            <translation>Staff sign-in: enter login and password, then Enter.</translation>
        </message>
        <message>
            <source>窗口签到</source>
            <translation>Counter sign-in</translation>
        </message>
        <message>
            <source>%1签到</source>
            <translation>%1: sign in</translation>
        </message>
        <message>
            <source>账号</source>
            <translation>Login</translation>
        </message>
        <message>
            <source>密码</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>签到</source>
            <translation>Sign in</translation>
        </message>
    </context>
    <context>
        <name>SpaceSwitch</name>
        <message>
            <source>空格</source>
            <translation>Space</translation>
        </message>
    </context>
    <context>
        <name>TimesList</name>
        <message>
            <source>要由几个部门一起商定：现在只能登记申请，商定后短信告知。</source>
            <translation>Several departments have to agree: it is asked for now, and a message tells the outcome.</translation>
        </message>
        <message>
            <source>请念给对方：需要带</source>
            <translation>Read out: what to bring</translation>
        </message>
        <message>
            <source>正在查空位…</source>
            <translation>Looking for free times…</translation>
        </message>
        <message>
            <source>近期没有空位了。</source>
            <translation>Nothing is free in the next weeks.</translation>
        </message>
        <message>
            <source>↑ ↓ 选时间，← → 换一天</source>
            <translation>↑ ↓ choose a time, ← → another day</translation>
        </message>
        <message>
            <source>正在查后面几天…</source>
            <translation>Looking at later days…</translation>
        </message>
        <message>
            <source>选这个时间</source>
            <translation>Take this time</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>示例数据</source>
            <translation>Sample data</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Display</translation>
        </message>
        <message>
            <source>按键</source>
            <translation>Keys</translation>
        </message>
    </context>
    <context>
        <name>TransferPanel</name>
        <message>
            <source>输入队列字母或窗口号，或用 ↑ ↓ 选择，回车转移。</source>
            <translation>Type a queue's letter or a counter's number, or use ↑ ↓; Enter sends.</translation>
        </message>
        <message>
            <source>在那里办完后回本窗口</source>
            <translation>Then back to this counter</translation>
        </message>
        <message>
            <source>转移</source>
            <translation>Transfer</translation>
        </message>
        <message>
            <source>转移，办完回来</source>
            <translation>Send, then back here</translation>
        </message>
    </context>
    <context>
        <name>VisitBody</name>
        <message>
            <source>办理方式</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>责任人</source>
            <translation>Responsible</translation>
        </message>
    </context>
    <context>
        <name>VisitHead</name>
        <message>
            <source>下一位</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>代取号</source>
            <translation>On behalf</translation>
        </message>
        <message>
            <source>延时服务</source>
            <translation>Serve after closing</translation>
        </message>
    </context>
    <context>
        <name>WaitingActs</name>
        <message>
            <source>绿色通道</source>
            <translation>Green channel</translation>
        </message>
        <message>
            <source>选号</source>
            <translation>Pick</translation>
        </message>
        <message>
            <source>待您同意 %1</source>
            <translation>Awaits you: %1</translation>
        </message>
        <message>
            <source>下班后</source>
            <translation>After closing</translation>
        </message>
    </context>
    <context>
        <name>WaitingLine</name>
        <message>
            <source>绿色通道</source>
            <translation>Green channel</translation>
        </message>
    </context>
    <context>
        <name>WaitingList</name>
        <message>
            <source>等候</source>
            <translation>Waiting</translation>
        </message>
        <message numerus="yes">
            <source>%n 人</source>
            <translation>
                <numerusform>%n</numerusform>
                <numerusform>%n</numerusform>
            </translation>
        </message>
        <message>
            <source>没有人等候</source>
            <translation>Nobody is waiting</translation>
        </message>
    </context>
</TS>
