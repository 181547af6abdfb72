package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestPersons holds names of people that stand without a label against words that
// stand in the same places.
func TestPersons(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"before a number", "联系 张伟 13800138000", "联系 ‹name#1› ‹mobile#1›"},
		{"one word for a part of a name", "first_name: Theodora\nlastName = Blackwood, Person{givenName=Mira}", "first_name: ‹name#1›\nlastName = ‹name#2›, Person{givenName=‹name#3›}"},
		{"what is said of a part of a name", "first_name: Required\nlastName: String\nfamily_name: Invalid value", "first_name: Required\nlastName: String\nfamily_name: Invalid value"},
		{"before a number in brackets", "张文伟（13800138000）反馈", "‹name#1›（‹mobile#1›）反馈"},
		{"before an address", "From: Zhang Wei <zw@a.example>", "From: ‹name#1› <‹email#1›>"},
		{"in Chinese before an address", "发件人: 张伟 <zw@a.example>", "发件人: ‹name#1› <‹email#1›>"},
		{"behind an @", "@张伟 看一下 40014", "@‹name#1› 看一下 40014"},
		{"before what is theirs", "用户张文伟的手机号为空", "用户‹name#1›的手机号为空"},
		{"before a label", "看下张文伟（手机 13800138000）", "看下‹name#1›（手机 ‹mobile#1›）"},
		{"behind a word, before a number", "有问题联系张文伟 13800138000", "有问题联系‹name#1› ‹mobile#1›"},
		{"before an id of theirs", "User 张伟 (userid 338012345678) is gone", "User ‹name#1› (userid ‹userid#1›) is gone"},
		{"a comma before a label", "员工张文伟，身份证为空", "员工‹name#1›，身份证为空"},
		{"the title of a person", "联系管理员 13800138000", "联系管理员 ‹mobile#1›"},
		{"a word behind a person's", "用户常用，手机号为空", "用户常用，手机号为空"},
		{"units and services", `{"name":"研发中心"} {"name":"王府井店"} {"name":"市场部"} {"name":"dingtalk-callback-service"}`, `{"name":"研发中心"} {"name":"王府井店"} {"name":"市场部"} {"name":"dingtalk-callback-service"}`},
		{"people called like units", `{"name":"王小部"} {"name":"欧阳小店"} {"name":"张中心"} {"name":"li-wei"} {"name":"My-service"} {"name":"li wei-service"} {"name":"Zhang店"}`, `{"name":"‹name#1›"} {"name":"‹name#2›"} {"name":"‹name#3›"} {"name":"‹name#4›"} {"name":"‹name#5›"} {"name":"‹name#6›"} {"name":"‹name#7›"}`},
		{"once more", "姓名：张伟\n给张伟发送失败", "姓名：‹name#1›\n给‹name#1›发送失败"},
		{"once more, escaped", `{"name":"张伟"} {"who":"\u5f20\u4f1f"}`, `{"name":"‹name#1›"} {"who":"‹name#1›"}`},
		{"once more, in an address", "姓名：张伟\nGET /u?q=%E5%BC%A0%E4%BC%9F", "姓名：‹name#1›\nGET /u?q=‹name#1›"},
		{"in quoted-printable", "From: =?UTF-8?Q?=E5=BC=A0=E6=96=87=E4=BC=9F?= <zw@a.example>", "From: =?UTF-8?Q?‹name#1›?= <‹email#1›>"},
		{"in another encoding", `name=\xb3\xc2\xe8\xf7 code=60121`, `name=‹name#1› code=60121`},
		{"read in another encoding", "姓名=å´æ¢æ¡ code=60121", "姓名=‹name#1› code=60121"},
		{"the second of two", "张伟 的手机号是 13800138000，李娜 的是 13900139000", "‹name#1› 的手机号是 ‹mobile#1›，‹name#2› 的是 ‹mobile#2›"},
		{"several", "姓名：张伟、李娜、王小明", "姓名：‹name#1›、‹name#2›、‹name#3›"},
		{"a list with semicolons", "抄送：张伟；李娜；备注", "抄送：‹name#1›；‹name#2›；备注"},
		{"a list in brackets", "names=[张伟, 李娜]", "names=[‹name#1›, ‹name#2›]"},
		{"a label in brackets", "【姓名】张伟【手机号】13800138000", "【姓名】‹name#1›【手机号】‹mobile#1›"},
		{"before an id in brackets", "张伟(zhangwei0731) 打卡失败，员工张文伟（3380112233）不在考勤组，姓名：李娜(lina0412)", "‹name#1›(‹userid#1›) 打卡失败，员工‹name#2›（‹userid#2›）不在考勤组，姓名：‹name#3›(‹userid#3›)"},
		{"before an address, in quotes", `From: "张伟" <zw@a.example>, "李娜","13800138000"`, `From: "‹name#1›" <‹email#1›>, "‹name#2›","‹mobile#1›"`},
		{"who gets something", "给 张文伟 发工作通知失败", "给 ‹name#1› 发工作通知失败"},
		{"no person before brackets", "方法(getUser123) 任务(task1234) 张伟(经理) 张伟(x12) 张伟(getUser123", "方法(getUser123) 任务(task1234) 张伟(经理) 张伟(x12) 张伟(getUser123"},
		{"no name before a number", "联系电话 13800138000", "联系电话 ‹mobile#1›"},
		{"a program before an address", "from mailer <zw@a.example>", "from mailer <‹email#1›>"},
		{"in Latin letters", `U(realName=Gareth Halvorsen, x=1) {"user":"Priska Olander","sender":"Gareth Halvorsen"} {Nick:Priska Olander X:1}`, `U(realName=‹name#1›, x=1) {"user":"‹name#2›","sender":"Gareth Halvorsen"} {Nick:‹name#2› X:1}`},
		{"in Latin letters in an address", "?realName=Gareth%20Halvorsen&nick=Priska+Olander", "?realName=‹name#1›&nick=‹name#2›"},
		{"in Latin letters behind a label", "姓名：Gareth Halvorsen，操作人: Priska Olander 提交", "姓名：‹name#1›，操作人: ‹name#2› 提交"},
		{"in Latin letters in a column", "id,realName,x\n3,Gareth Halvorsen,7", "id,realName,x\n3,‹name#1›,7"},
		{"under a key of things", "- name: Checkout Sources, name: Emily Halvorsen, name=Gareth Halvorsen", "- name: Checkout Sources, name: ‹name#1›, name=‹name#2›"},
		{"things in Latin letters", `userName: Service Account, user=Kafka Consumer {"user":"Data platform"} name=Run tests, nick=A-1 B2`, `userName: Service Account, user=Kafka Consumer {"user":"Data platform"} name=Run tests, nick=A-1 B2`},
		{"a thing behind a label", "操作人：System Admin，操作人：admin，昵称：Default Value", "操作人：System Admin，操作人：‹name#1›，昵称：Default Value"},
		{"an operator", `operator=Greater Than, {"operator":"Not Equals","user":"Is Empty"}`, `operator=Greater Than, {"operator":"Not Equals","user":"Is Empty"}`},
		{"the next field", "nick=Gareth Halvorsen Dept=3", "nick=‹name#1› Dept=3"},
		{"behind a number", `13800138000(张伟) (13900139000, 李娜) ["13700137000","王小明"] 13600136000 张数`, `‹mobile#1›(‹name#1›) (‹mobile#2›, ‹name#2›) ["‹mobile#3›","‹name#3›"] ‹mobile#4› 张数`},
		{"a parameter", "==> Parameters: 张文伟(String), 13800138000(String)", "==> Parameters: ‹name#1›(String), ‹mobile#1›(String)"},
		{"before an address in brackets", "Gareth Halvorsen (gh@a.example) Customer Service (cs@a.example)", "‹name#1› (‹email#1›) Customer Service (‹email#2›)"},
		{"everybody", "@所有人 请注意", "@所有人 请注意"},
		{"what is nobody's", "错误的手机号，不存在的手机号", "错误的手机号，不存在的手机号"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
