package attendance

// listModel is the answer of attendance/list and attendance/listRecord
// (doc:development/open-attendance-clock-in-data and
// doc:development/attendance-clock-in-record-is-open). The former returns one
// row per planned punch, the latter every raw punch with more fields.
func listModel() field {
	return field{
		name: "attendance-list", kind: kindObject,
		label:       text("打卡结果（attendance/list、listRecord）", "punches (attendance/list, listRecord)"),
		counterpart: "attendance",
		fields: []field{
			{name: "hasMore", kind: kindBool, label: text("是否还有数据", "more rows follow"), note: text("为 true 时加大 offset 再取", "if true, ask again with a higher offset")},
			{
				name: "recordresult", kind: kindArray, label: text("打卡记录", "rows"), counterpart: "attendance.items",
				fields: append(listRow(), listRecordRow()...),
			},
		},
	}
}

// listRow is what both calls return.
func listRow() []field {
	return []field{
		{name: "id", kind: kindNumber, label: text("记录标识", "id of the row"), counterpart: "attendance.items.originId"},
		{name: "recordId", kind: kindNumber, label: text("打卡流水标识", "id of the raw punch"), note: text("没有打卡时没有", "absent when nothing was punched")},
		{name: "planId", kind: kindNumber, label: text("排班标识", "id of the plan")},
		{name: "groupId", kind: kindNumber, label: text("考勤组标识", "id of the attendance group")},
		{name: "userId", label: text("员工 userid", "userid of the employee"), mask: "userid"},
		{name: "workDate", kind: kindStamp, label: text("工作日", "working day"), note: text("东八区当日零点", "midnight of that day, UTC+8")},
		{name: "checkType", kind: kindEnum, label: text("上下班", "on or off duty"), values: checkTypes(), counterpart: "attendance.items.duty"},
		{
			name: "sourceType", kind: kindEnum, label: text("数据来源", "origin of the punch"), values: sourceTypes(),
			note: text("SYSTEM 的打卡时间由系统填写，不是打卡", "with SYSTEM the time is filled in, nobody punched"), counterpart: "attendance.items.supplement",
		},
		{name: "timeResult", kind: kindEnum, label: text("时间结果", "result by time"), values: timeResults(), counterpart: "attendance.items.status"},
		{name: "locationResult", kind: kindEnum, label: text("位置结果", "result by place"), values: locationResults(), counterpart: "attendance.items.outOfScope"},
		{name: "baseCheckTime", kind: kindStamp, label: text("基准时间", "base time"), note: text("迟到和早退由它算起", "late and early count from it"), counterpart: "attendance.items.checkTime"},
		{name: "userCheckTime", kind: kindStamp, label: text("实际打卡时间", "time of the punch"), note: text("NotSigned 的行里不是打卡", "no punch in a NotSigned row"), counterpart: "attendance.items.signTime"},
		{name: "procInstId", label: text("审批实例标识", "id of the approval")},
		{name: "approveId", kind: kindNumber, label: text("审批标识", "id of the approval's effect")},
	}
}

// listRecordRow is what listRecord adds.
func listRecordRow() []field {
	return []field{
		{name: "corpId", label: text("企业 corpId", "corpId of the organisation"), mask: "corp_id"},
		{name: "classId", kind: kindNumber, label: text("班次标识", "id of the shift"), counterpart: "attendance.items.classId"},
		{name: "bizId", label: text("业务标识", "business id")},
		{name: "planCheckTime", kind: kindStamp, label: text("排班打卡时间", "planned time"), counterpart: "attendance.items.checkTime"},
		{
			name: "isLegal", kind: kindEnum, label: text("是否合法", "in order"),
			values: []Value{value("Y", "合法：时间和位置都正常", "yes: time and place are both normal"), value("N", "不合法", "no")},
		},
		{name: "invalidRecordType", kind: kindEnum, label: text("无效类型", "kind of invalidity"), values: invalidTypes()},
		{name: "invalidRecordMsg", label: text("无效原因", "why it is invalid")},
		{name: "locationMethod", kind: kindEnum, label: text("定位方式", "located by"), values: locationMethods()},
		{name: "outsideRemark", label: text("范围外备注", "remark on being outside"), mask: "remark"},
		{name: "userAddress", label: text("打卡地址", "address of the punch"), mask: "address", counterpart: "attendance.items.signPlace"},
		{name: "userLongitude", kind: kindNumber, label: text("打卡经度", "longitude of the punch"), mask: "location"},
		{name: "userLatitude", kind: kindNumber, label: text("打卡纬度", "latitude of the punch"), mask: "location"},
		{name: "userAccuracy", kind: kindMetres, label: text("打卡定位精度", "accuracy of the position")},
		{name: "userSsid", label: text("打卡 Wi-Fi", "Wi-Fi of the punch"), mask: "wifi", counterpart: "attendance.items.signWifi"},
		{name: "userMacAddr", label: text("打卡 Wi-Fi 的 MAC", "MAC of that Wi-Fi"), mask: "mac", counterpart: "attendance.items.signWifiMAC"},
		{name: "baseAddress", label: text("基准地址", "configured address"), mask: "address", counterpart: "attendance.items.checkPlace"},
		{name: "baseLongitude", kind: kindNumber, label: text("基准经度", "configured longitude"), mask: "location"},
		{name: "baseLatitude", kind: kindNumber, label: text("基准纬度", "configured latitude"), mask: "location"},
		{name: "baseAccuracy", kind: kindMetres, label: text("基准定位精度", "configured accuracy")},
		{name: "baseSsid", label: text("基准 Wi-Fi", "configured Wi-Fi"), mask: "wifi", counterpart: "attendance.items.checkWifi"},
		{name: "baseMacAddr", label: text("基准 Wi-Fi 的 MAC", "MAC of that Wi-Fi"), mask: "mac", counterpart: "attendance.items.checkWifiMAC"},
		{name: "deviceId", label: text("设备标识", "id of the device"), mask: "device_id"},
		{name: "deviceSN", label: text("考勤机序列号", "serial number of the machine"), mask: "device_id"},
		{name: "gmtCreate", kind: kindStamp, label: text("创建时间", "created")},
		{name: "gmtModified", kind: kindStamp, label: text("修改时间", "changed")},
	}
}

// updateDataModel is the `result` of topapi/attendance/getupdatedata
// (doc:development/obtain-the-attendance-update-data): one user's day.
func updateDataModel() field {
	return field{
		name: "attendance-update-data", kind: kindObject,
		label:       text("用户考勤数据（getupdatedata）", "one user's day (getupdatedata)"),
		note:        text("时间是东八区的文字", "times are written, UTC+8"),
		counterpart: "attendance",
		fields: []field{
			{name: "work_date", kind: kindClock, label: text("工作日", "working day")},
			{name: "userid", label: text("员工 userid", "userid of the employee"), mask: "userid"},
			{name: "corpId", label: text("企业 corpId", "corpId of the organisation"), mask: "corp_id"},
			{name: "approve_list", kind: kindArray, label: text("审批单", "approvals"), fields: approveRow()},
			{name: "attendance_result_list", kind: kindArray, label: text("打卡结果", "results"), counterpart: "attendance.items", fields: updateResultRow()},
			{name: "check_record_list", kind: kindArray, label: text("打卡流水", "raw punches"), fields: updateCheckRow()},
			{name: "class_setting_info", kind: kindObject, label: text("班次设置", "settings of the shift"), fields: []field{
				{name: "rest_time_vo_list", kind: kindArray, label: text("休息时段", "breaks"), fields: []field{
					{name: "rest_begin_time", kind: kindString, label: text("休息开始", "break starts")},
					{name: "rest_end_time", kind: kindString, label: text("休息结束", "break ends")},
				}},
			}},
		},
	}
}

func approveRow() []field {
	return []field{
		{name: "biz_type", kind: kindEnum, label: text("审批类型", "kind of approval"), values: []Value{
			value("1", "加班", "overtime"), value("2", "出差或外出", "trip or outing"), value("3", "请假", "leave"),
		}},
		{name: "tag_name", label: text("类型名称", "name of the kind")},
		{name: "sub_type", label: text("子类型", "sub-kind")},
		{name: "duration", label: text("时长", "length"), note: text("单位见 duration_unit", "its unit is in duration_unit")},
		{name: "duration_unit", label: text("时长单位", "unit of the length")},
		{name: "begin_time", kind: kindClock, label: text("开始", "starts")},
		{name: "end_time", kind: kindClock, label: text("结束", "ends")},
		{name: "gmt_finished", kind: kindClock, label: text("审批完成时间", "approved at")},
		{name: "procInst_id", label: text("审批实例标识", "id of the approval")},
	}
}

func updateResultRow() []field {
	return []field{
		{name: "record_id", kind: kindNumber, label: text("打卡流水标识", "id of the raw punch")},
		{name: "plan_id", kind: kindNumber, label: text("排班标识", "id of the plan")},
		{name: "group_id", kind: kindNumber, label: text("考勤组标识", "id of the attendance group")},
		{name: "class_id", kind: kindNumber, label: text("班次标识", "id of the shift"), counterpart: "attendance.items.classId"},
		{name: "check_type", kind: kindEnum, label: text("上下班", "on or off duty"), values: checkTypes(), counterpart: "attendance.items.duty"},
		{name: "source_type", kind: kindEnum, label: text("数据来源", "origin of the punch"), values: sourceTypes(), counterpart: "attendance.items.supplement"},
		{name: "time_result", kind: kindEnum, label: text("时间结果", "result by time"), values: timeResults(), counterpart: "attendance.items.status"},
		{name: "location_result", kind: kindEnum, label: text("位置结果", "result by place"), values: locationResults(), counterpart: "attendance.items.outOfScope"},
		{name: "location_method", kind: kindEnum, label: text("定位方式", "located by"), values: locationMethods()},
		{name: "plan_check_time", kind: kindClock, label: text("排班打卡时间", "planned time"), counterpart: "attendance.items.checkTime"},
		{name: "user_check_time", kind: kindClock, label: text("实际打卡时间", "time of the punch"), note: text("NotSigned 的行里不是打卡", "no punch in a NotSigned row"), counterpart: "attendance.items.signTime"},
		{name: "user_address", label: text("打卡地址", "address of the punch"), mask: "address", counterpart: "attendance.items.signPlace"},
		{name: "outside_remark", label: text("范围外备注", "remark on being outside"), mask: "remark"},
		{name: "procInst_id", label: text("审批实例标识", "id of the approval")},
	}
}

func updateCheckRow() []field {
	return []field{
		{name: "record_id", kind: kindNumber, label: text("打卡流水标识", "id of the raw punch")},
		{name: "user_check_time", kind: kindClock, label: text("打卡时间", "time of the punch"), counterpart: "attendance.items.signTime"},
		{name: "valid_matched", kind: kindBool, label: text("是否计入结果", "counted in a result")},
		{name: "source_type", kind: kindEnum, label: text("数据来源", "origin of the punch"), values: sourceTypes()},
		{name: "invalid_record_type", kind: kindEnum, label: text("无效类型", "kind of invalidity"), values: invalidTypes()},
		{name: "invalid_record_msg", label: text("无效原因", "why it is invalid")},
		{name: "user_accuracy", kind: kindMetres, label: text("定位精度", "accuracy of the position")},
		{name: "user_longitude", kind: kindNumber, label: text("打卡经度", "longitude of the punch"), mask: "location"},
		{name: "user_latitude", kind: kindNumber, label: text("打卡纬度", "latitude of the punch"), mask: "location"},
		{name: "user_ssid", label: text("打卡 Wi-Fi", "Wi-Fi of the punch"), mask: "wifi", counterpart: "attendance.items.signWifi"},
		{name: "user_mac_addr", label: text("打卡 Wi-Fi 的 MAC", "MAC of that Wi-Fi"), mask: "mac", counterpart: "attendance.items.signWifiMAC"},
		{name: "base_accuracy", kind: kindMetres, label: text("基准定位精度", "configured accuracy")},
		{name: "base_address", label: text("基准地址", "configured address"), mask: "address", counterpart: "attendance.items.checkPlace"},
	}
}

// eventModel is the event attendance_check_record
// (doc:development/employee-clock-in-event): punches as they happen.
func eventModel() field {
	return field{
		name: "attendance-event", kind: kindObject,
		label:       text("员工打卡事件（attendance_check_record）", "punch event (attendance_check_record)"),
		note:        text("同一员工一分钟内只推送一次", "pushed no more than once a minute for a user"),
		counterpart: "attendance",
		fields: []field{
			{name: "EventType", label: text("事件类型", "type of the event")},
			{name: "EventTime", kind: kindStamp, label: text("事件时间", "time of the event")},
			{name: "CorpId", label: text("企业 corpId", "corpId of the organisation"), mask: "corp_id"},
			{name: "eventId", label: text("事件标识", "id of the event")},
			{name: "dataList", kind: kindArray, label: text("打卡", "punches"), fields: []field{
				{name: "checkTime", kind: kindStamp, label: text("打卡时间", "time of the punch"), counterpart: "attendance.items.signTime"},
				{name: "userId", label: text("员工 userid", "userid of the employee"), mask: "userid"},
				{name: "userName", label: text("员工姓名", "name of the employee"), mask: "name"},
				{name: "corpId", label: text("企业 corpId", "corpId of the organisation"), mask: "corp_id"},
				{name: "groupId", label: text("考勤组标识", "id of the attendance group")},
				{name: "bizId", label: text("业务标识", "business id")},
				{name: "locationMethod", kind: kindEnum, label: text("定位方式", "located by"), values: locationMethods()},
				{name: "locationResult", kind: kindEnum, label: text("位置结果", "result by place"), values: locationResults(), counterpart: "attendance.items.outOfScope"},
				{name: "address", label: text("打卡地址", "address of the punch"), mask: "address", counterpart: "attendance.items.signPlace"},
				{name: "latitude", kind: kindNumber, label: text("纬度", "latitude"), mask: "location"},
				{name: "longitude", kind: kindNumber, label: text("经度", "longitude"), mask: "location"},
				{name: "checkByUser", kind: kindBool, label: text("是否本人操作", "punched by the user")},
			}},
		},
	}
}

// requestModel is what /data/record takes beside `extension`.
func requestModel() field {
	return field{name: "request", kind: kindObject, fields: []field{
		{name: "startTimeMs", kind: kindStamp, label: text("开始时间", "starts")},
		{name: "endTimeMs", kind: kindStamp, label: text("结束时间", "ends")},
		{name: "module", label: text("模块", "module")},
		{name: "originId", label: text("数据标识", "id in the app")},
		{name: "userid", label: text("员工 userid", "userid of the employee"), mask: "userid"},
		{name: "agentId", label: text("应用 agentId", "agentId of the app")},
		{name: "callbackUrl", kind: kindURL, label: text("数据页面", "page of the data")},
		{name: "id", label: text("数据标识（钉钉）", "id given by DingTalk")},
	}}
}

func checkTypes() []Value {
	return []Value{value("OnDuty", "上班", "on duty"), value("OffDuty", "下班", "off duty")}
}

func timeResults() []Value {
	return []Value{
		value("Normal", "正常", "normal"),
		value("Early", "早退", "left early"),
		value("Late", "迟到", "late"),
		value("SeriousLate", "严重迟到", "seriously late"),
		value("Absenteeism", "旷工迟到", "so late that it counts as absence"),
		value("NotSigned", "未打卡", "no punch"),
	}
}

func locationResults() []Value {
	return []Value{
		value("Normal", "范围内", "inside the area"),
		value("Outside", "范围外", "outside the area"),
		value("NotSigned", "未打卡", "no punch"),
	}
}

func sourceTypes() []Value {
	return []Value{
		value("ATM", "考勤机", "attendance machine"),
		value("BEACON", "蓝牙信标", "Bluetooth beacon"),
		value("DING_ATM", "钉钉考勤机", "DingTalk attendance machine"),
		value("USER", "用户打卡", "the user"),
		value("BOSS", "老板改签", "changed by a manager"),
		value("APPROVE", "审批", "an approval"),
		value("SYSTEM", "考勤系统", "the attendance system"),
		value("AUTO_CHECK", "自动打卡", "automatic punch"),
	}
}

func locationMethods() []Value {
	return []Value{value("MAP", "地图定位", "map"), value("WIFI", "Wi-Fi", "Wi-Fi"), value("ATM", "考勤机", "attendance machine")}
}

func invalidTypes() []Value {
	return []Value{value("Security", "安全原因", "security"), value("Other", "其他原因", "another reason")}
}
