package attendance

import "github.com/dterr/dterr/codes"

// kind is what a field holds; it decides how the value is read.
type kind uint8

const (
	kindString kind = iota
	kindURL         // a string whose query is hidden
	kindNumber      // a count or an id
	kindEnum        // one of field.values
	kindFlag        // 0 or 1; true and false are read too
	kindBool        // true or false
	kindStamp       // a moment, ms since 1970-01-01T00:00:00Z
	kindClock       // a moment in writing, China Standard Time
	kindSpan        // a duration in ms
	kindMetres      // a distance in metres
	kindObject      // field.fields are its members
	kindArray       // field.fields are the members of its elements
)

// field is one field of a model: how it is called, read and explained.
type field struct {
	name        string
	kind        kind
	label       codes.Text
	note        codes.Text
	counterpart string // the same fact in the other generation
	mask        string // the kind of personal data, "" for none
	values      []Value
	fields      []field
}

// Value is one value of an enumeration and what it says.
type Value struct {
	Value string     `json:"value"`
	Text  codes.Text `json:"text"`
}

func text(zh, en string) codes.Text { return codes.Text{ZH: zh, EN: en} }

//go:noinline
func value(v, zh, en string) Value { return Value{Value: v, Text: text(zh, en)} }

// typeName and unit are what Schema tells of a kind.
func (k kind) typeName() string {
	switch k {
	case kindNumber, kindMetres:
		return "number"
	case kindEnum:
		return "enum"
	case kindFlag:
		return "flag"
	case kindBool:
		return "boolean"
	case kindStamp:
		return "timestamp"
	case kindClock:
		return "time"
	case kindSpan:
		return "duration"
	case kindObject:
		return "object"
	case kindArray:
		return "array"
	}
	return "string"
}

// numeric reports whether values of the kind are numbers.
func (k kind) numeric() bool {
	return k == kindNumber || k == kindStamp || k == kindSpan || k == kindMetres
}

func (k kind) unit() string {
	switch k {
	case kindStamp, kindSpan:
		return "ms"
	case kindMetres:
		return "m"
	}
	return ""
}

// appendixModel is the attendance model of the appendix: the object that an
// attendance app sent in `extension` of /data/record and /data/update (docs
// of 2016-05-19). Notes marked as a reading are not in the published text.
func appendixModel() field {
	return field{
		name: "attendance", kind: kindObject,
		label: text("考勤记录（附录模型）", "attendance record (the appendix's model)"),
		note: text("由考勤应用作为 /data/record 的 extension 上报，钉钉不返回它；今天的文档已无此接口",
			"sent to DingTalk by an attendance app, in extension of /data/record; today's docs no longer have that call"),
		counterpart: "attendance-list",
		fields: []field{
			{
				name: "type", kind: kindEnum, label: text("业务类型", "business type"),
				note:   text("固定为 attendance，公布过的只有这一种", "always attendance: no other type was ever published"),
				values: []Value{value("attendance", "考勤", "attendance")},
			},
			{
				name: "category", kind: kindEnum, label: text("当日类别", "result of the day"), values: categories(),
				note: text("全天的结论；今天的接口没有对应字段，要由各次打卡推出", "the verdict on the whole day; today's API has no such field, it follows from the punches"),
			},
			{
				name: "stdWorkingTime", kind: kindSpan, label: text("标准工作时长", "planned working time"),
				note: text("0 到 24 小时", "0 to 24 hours"),
			},
			{
				name: "actualWorkingTime", kind: kindSpan, label: text("实际工作时长", "time worked"),
				note: text("不会超过首末两次打卡的间隔", "no more than lies between the first punch and the last"),
			},
			{name: "originUrl", kind: kindURL, label: text("记录页面", "page of the record"), note: text("应用里这条记录的页面", "where the app shows this record")},
			{
				name: "reportLocations", kind: kindArray, label: text("上报位置", "reported positions"),
				fields: []field{
					{name: "id", label: text("位置标识", "id of the position")},
					{name: "address", label: text("地址", "address"), mask: "address", counterpart: "attendance-event.dataList.address"},
					{name: "time", kind: kindStamp, label: text("上报时间", "time of the report")},
				},
			},
			appendixItems(),
		},
	}
}

func appendixItems() field {
	return field{
		name: "items", kind: kindArray, label: text("考勤项", "punches"),
		note: text("每次应打卡一项；公布的样例少了花括号，应为对象数组", "one per planned punch; the published sample lacks the braces, an array of objects is meant"),
		fields: []field{
			{name: "originId", label: text("数据标识", "id in the app"), counterpart: "attendance-list.recordresult.id"},
			{name: "originUrl", kind: kindURL, label: text("数据页面", "page in the app")},
			{
				name: "status", kind: kindEnum, label: text("考勤状态", "result of the punch"), values: statuses(),
				note: text("20 对应 Normal，21 对应 Late，22 对应 Early，23 和 24 对应 NotSigned；23 与 24 的区别没有公布",
					"20 is today's Normal, 21 Late, 22 Early, 23 and 24 NotSigned; how 23 and 24 differ was never published"),
				counterpart: "attendance-list.recordresult.timeResult",
			},
			{
				name: "outOfScope", kind: kindFlag, label: text("是否范围外", "outside the area"), values: flag(),
				note:        text("1 对应 Outside", "1 is today's Outside"),
				counterpart: "attendance-list.recordresult.locationResult",
			},
			{name: "classId", label: text("班次标识", "id of the shift"), counterpart: "attendance-list.recordresult.classId"},
			{name: "className", label: text("班次名称", "name of the shift")},
			{name: "periodId", label: text("时段标识", "id of the period")},
			{name: "periodName", label: text("时段名称", "name of the period")},
			{name: "periodStartTime", kind: kindStamp, label: text("时段开始", "start of the period")},
			{name: "periodEndTime", kind: kindStamp, label: text("时段结束", "end of the period")},
			{
				name: "checkStartTime", kind: kindStamp, label: text("有效打卡开始", "window opens"),
				note: text("早于它的打卡不应计入", "a punch before it should not count"),
			},
			{
				name: "checkEndTime", kind: kindStamp, label: text("有效打卡结束", "window closes"),
				note: text("晚于它的打卡不应计入", "a punch after it should not count"),
			},
			{
				name: "checkTime", kind: kindStamp, label: text("应打卡时间", "planned time"),
				counterpart: "attendance-list.recordresult.baseCheckTime",
			},
			{
				name: "signTime", kind: kindStamp, label: text("实际打卡时间", "time of the punch"),
				note:        text("没有打卡时不填", "absent when nothing was punched"),
				counterpart: "attendance-list.recordresult.userCheckTime",
			},
			{name: "signPlace", label: text("打卡地点", "place of the punch"), mask: "address", counterpart: "attendance-list.recordresult.userAddress"},
			{name: "signOffset", kind: kindMetres, label: text("偏移距离", "distance from the place"), note: text("超过 checkOffset 即为范围外", "more than checkOffset is outside")},
			{name: "signWifi", label: text("打卡 Wi-Fi", "Wi-Fi of the punch"), mask: "wifi", counterpart: "attendance-list.recordresult.userSsid"},
			{name: "signWifiMAC", label: text("打卡 Wi-Fi 的 MAC", "MAC of that Wi-Fi"), mask: "mac", counterpart: "attendance-list.recordresult.userMacAddr"},
			{name: "checkPlace", label: text("设定地点", "configured place"), mask: "address", counterpart: "attendance-list.recordresult.baseAddress"},
			{name: "checkOffset", kind: kindMetres, label: text("允许偏移", "allowed distance")},
			{name: "checkWifi", label: text("设定 Wi-Fi", "configured Wi-Fi"), mask: "wifi", counterpart: "attendance-list.recordresult.baseSsid"},
			{name: "checkWifiMAC", label: text("设定 Wi-Fi 的 MAC", "MAC of that Wi-Fi"), mask: "mac", counterpart: "attendance-list.recordresult.baseMacAddr"},
			{
				name: "duty", kind: kindEnum, label: text("上下班", "on or off duty"),
				values: []Value{value("0", "上班", "on duty"), value("1", "下班", "off duty")},
				note:   text("0 对应 OnDuty，1 对应 OffDuty", "0 is today's OnDuty, 1 OffDuty"), counterpart: "attendance-list.recordresult.checkType",
			},
			{
				name: "absentTime", kind: kindSpan, label: text("迟到或早退时长", "late or early by"),
				note: text("迟到为 signTime − checkTime，早退为 checkTime − signTime；正常为 0", "late: signTime − checkTime, early: checkTime − signTime, normal: 0"),
			},
			{
				name: "supplement", kind: kindFlag, label: text("是否已补签", "make-up punch approved"), values: flag(),
				note:        text("1 大致对应 APPROVE 或 BOSS", "1 is roughly today's APPROVE or BOSS"),
				counterpart: "attendance-list.recordresult.sourceType",
			},
		},
	}
}

func categories() []Value {
	return []Value{
		value("10", "正常打卡", "normal"),
		value("11", "异常打卡", "abnormal"),
		value("12", "旷工", "absent"),
		value("13", "未设置考勤规则", "no attendance rule set"),
		value("14", "范围外打卡", "punched outside the area"),
		value("15", "未到岗", "not at post"),
	}
}

func statuses() []Value {
	return []Value{
		value("20", "正常", "normal"),
		value("21", "迟到", "late"),
		value("22", "早退", "left early"),
		value("23", "未打卡", "no punch"),
		value("24", "缺卡", "missing punch"),
	}
}

func flag() []Value { return []Value{value("0", "否", "no"), value("1", "是", "yes")} }
