<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>DigitPad</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>FooterBar</name>
    <message>
        <source>帮办马上到</source>
        <translation>Guide coming</translation>
    </message>
    <message>
        <source>请人帮办</source>
        <translation>Ask a guide</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Normal print</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>停止朗读</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>恢复高度</source>
        <translation>Raise keys</translation>
    </message>
    <message>
        <source>降低按键</source>
        <translation>Lower keys</translation>
    </message>
</context>
<context>
    <name>InitialsPad</name>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
</TS>
