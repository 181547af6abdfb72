package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestSubjects holds the names of people of whom a message says something without a
// label against the words that stand in the same places.
func TestSubjects(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"two characters", "员工张伟已存在", "员工‹name#1›已存在"},
		{"three", "用户张文伟不存在", "用户‹name#1›不存在"},
		{"a family name of two", "员工皇甫若兰已存在", "员工‹name#1›已存在"},
		{"a label", "审批人张文伟已离职", "审批人‹name#1›已离职"},
		{"a blank on both sides", "手机号已被 张文伟 占用", "手机号已被 ‹name#1› 占用"},
		{"in brackets", "成员【张伟】不在通讯录中", "成员【‹name#1›】不在通讯录中"},
		{"in quotes", `{"m":"用户\"张伟\"没有权限"}`, `{"m":"用户\"‹name#1›\"没有权限"}`},
		{"in Chinese quotes", "员工“张伟”已存在", "员工“‹name#1›”已存在"},
		{"at the end", "已通知负责人张文伟。", "已通知负责人‹name#1›。"},
		{"escaped", `{"m":"\u5458\u5de5\u5f20\u4f1f\u5df2\u5b58\u5728"}`, `{"m":"\u5458\u5de5‹name#1›\u5df2\u5b58\u5728"}`},
		{"in an address", "q=%E5%91%98%E5%B7%A5%E5%BC%A0%E4%BC%9F%E5%B7%B2%E5%AD%98%E5%9C%A8", "q=%E5%91%98%E5%B7%A5‹name#1›%E5%B7%B2%E5%AD%98%E5%9C%A8"},
		{"in English", "user Xiaofeng Tan already exists", "user ‹name#1› already exists"},
		{"three words", "The user Jonathan Xiaofeng Tan was not found", "The user ‹name#1› was not found"},
		{"in English, in quotes", `{"m":"employee \"Li Na\" is disabled"}`, `{"m":"employee \"‹name#1›\" is disabled"}`},
		{"behind a colon", "Could not find user: Emily O'Brien", "Could not find user: ‹name#1›"},
		{"named", "member named Marcus Vale is a duplicate", "member named ‹name#1› is a duplicate"},
		{"no word is known", "employee Gregor Halvorsen is not in scope", "employee ‹name#1› is not in scope"},
		{"no word is known of a user", "user Gareth Halvorsen not found, operator: Priska Olander", "user ‹name#1› not found, operator: ‹name#2›"},
		{"no word is known of somebody else", "owner Gareth Halvorsen not found, sender: Priska Olander", "owner Gareth Halvorsen not found, sender: Priska Olander"},
		{"a word that messages begin with", "user Gareth Missing not found", "user Gareth Missing not found"},
		{"what is said of a user", "user Gareth Already has left", "user Gareth Already has left"},
		{"what describes something", "user Acceptable Testing has left, operator: Priska Current", "user Acceptable Testing has left, operator: Priska Current"},
		{"an employee's thing", "employee Data Sync is off", "employee Data Sync is off"},
		{"the name of a thing", "user Data Sync already exists", "user Data Sync already exists"},
		{"a thing among names", "owner Marcus Vale Team is gone", "owner Marcus Vale Team is gone"},
		{"a noun", "user Emily Synchronization has left", "user Emily Synchronization has left"},
		{"several", "user Emily Permissions have left", "user Emily Permissions have left"},
		{"a noun of another make", "user Emily Deployment has left", "user Emily Deployment has left"},
		{"no word is a name", "user Kafka Consumer has lag", "user Kafka Consumer has lag"},
		{"the text ends", "no user named ", "no user named "},
		{"one word", "user Marcus not found", "user Marcus not found"},
		{"nothing is said of whom", "user Marcus Vale-3 not found", "user Marcus Vale-3 not found"},
		{"a word that begins like a name", "用户安全策略已更新", "用户安全策略已更新"},
		{"a word that ends like none", "员工王牌组已存在", "员工王牌组已存在"},
		{"a longer word", "部门主管金融事业群已停用", "部门主管金融事业群已停用"},
		{"two characters at the end", "请联系高层", "请联系高层"},
		{"nothing is said of it", "用户张数统计", "用户张数统计"},
		{"the title alone", "审批人已离职", "审批人已离职"},
		{"in other brackets", "成员【安全】不存在", "成员【安全】不存在"},
		{"a dash in it", "employee Jean-Luc Halvorsen has left", "employee ‹name#1› has left"},
		{"Chinese behind", "employee Li Na 已存在", "employee ‹name#1› 已存在"},
		{"a number before", "employee 2nd Shift is off", "employee 2nd Shift is off"},
		{"capitals alone", "employee ABC DEF is off", "employee ABC DEF is off"},
		{"who did it", "由张文伟提交的单据，已被李娜驳回，由张文伟不是", "由‹name#1›提交的单据，已被‹name#2›驳回，由‹name#1›不是"},
		{"a reason", "由于权限提交失败，由高层不提交", "由于权限提交失败，由高层不提交"},
		{"nothing was done", "由张文伟已离开", "由张文伟已离开"},
		{"before what is said of people alone", "张文伟先生，“李娜”已离职，「王小明」不是企业成员", "‹name#1›先生，“‹name#2›”已离职，「‹name#3›」不是企业成员"},
		{"before what was done, escaped", `{"m":"\u5f20\u6587\u4f1f\u63d0\u4ea4\u7684\u5ba1\u6279"}`, `{"m":"‹name#1›\u63d0\u4ea4\u7684\u5ba1\u6279"}`},
		{"before what is theirs alone", "张文伟的工资为空，方圆的工资，张甲的工资", "‹name#1›的工资为空，方圆的工资，张甲的工资"},
		{"a word before what was done", "平台提交的，金融提交的，甲乙张文伟先生，张提交的，〔张文伟」已离职", "平台提交的，金融提交的，甲乙张文伟先生，张提交的，〔张文伟」已离职"},
		{"on both sides of a comma", "以下不存在：张文伟、李娜、王小明；张文伟,李小明,王伟", "以下不存在：‹name#1›、‹name#2›、‹name#3›；‹name#1›,‹name#4›,‹name#5›"},
		{"a list that a sentence goes on behind", "[张文伟, 李小明] 张文伟，李小明不存在", "[‹name#1›, ‹name#2›] ‹name#1›，‹name#2›不存在"},
		{"a list of words", "张甲、李乙，高温、高湿度，张文伟、李小明者，万科云、高德", "张甲、李乙，高温、高湿度，张文伟、李小明者，万科云、高德"},
		{"by whom", "Rejected by Gareth Halvorsen at 10:02, submitted by Priska Olander", "Rejected by ‹name#1› at 10:02, submitted by ‹name#2›"},
		{"by what", "caused by Gareth Halvorsen, rejected by Rule Engine, rejected by Gareth, by Gareth Halvorsen, Gareth-rejected by-Priska Olander", "caused by Gareth Halvorsen, rejected by Rule Engine, rejected by Gareth, by Gareth Halvorsen, Gareth-rejected by-Priska Olander"},
		{"who it is", "owner is Gareth Halvorsen, sender was Priska Olander", "owner is ‹name#1›, sender was ‹name#2›"},
		{"what it is", "owner is Platform Team, operator is Not Equal, owner is ", "owner is Platform Team, operator is Not Equal, owner is "},
		{"a short name", "员工张伟已离开，员工张伟离岗", "员工‹name#1›已离开，员工‹name#1›离岗"},
		{"two by a word", "张文伟与李小明的排班冲突", "‹name#1›与‹name#2›的排班冲突"},
		{"a dash or a bracket behind", "Hi Gareth Halvorsen - no, employee Li Na (ID 12) left, Hi Gareth -", "Hi ‹name#1› - no, employee ‹name#2› (ID 12) left, Hi Gareth -"},
		{"what somebody has", "contact person: Gareth Halvorsen", "contact person: ‹name#1›"},
		{"the bracket goes on", "用户【张伟的打印机】不存在", "用户【张伟的打印机】不存在"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestIntroduced masks the names by which people introduce themselves.
func TestIntroduced(t *testing.T) {
	table{
		{"before a sign", "我叫谢静怡，登录报 40078\n我是谢静怡。这边是张文伟", "我叫‹name#1›，登录报 40078\n我是‹name#1›。这边是‹name#2›"},
		{"before a blank", "本人谢静怡 无法登录，我的名字叫张文伟", "本人‹name#1› 无法登录，我的名字叫‹name#2›"},
		{"two characters", "你好，我叫张伟，帮看下", "你好，我叫‹name#1›，帮看下"},
	}.run(t)
	unchanged(t,
		"我是管理员，我是新手，我叫不出来，我是高级开发，我是白名单，我是江苏人，我是王总，我是甘肃人", "我是张家口用户", "我是张伟，", "本人账号，本人已离职，本人从未操作", "这边是正常的，这边是高并发", "他叫高级，大叫，叫张伟", "我叫高级，我叫单聊",
	)
}

// TestSigned masks the names of those who sign a letter.
func TestSigned(t *testing.T) {
	table{
		{"below a closing", "Best regards,\nOtmar Hollweg\nAcme GmbH", "Best regards,\n‹name#1›\nAcme GmbH"},
		{"without a comma", "Regards\r\nOtmar Hollweg.", "Regards\r\n‹name#1›."},
		{"below an empty line", "Thank you!\n\n  Otmar van Hollweg", "Thank you!\n\n  Otmar van Hollweg"},
		{"three words", "Thanks,\n\n\nMaria Otmar Hollweg", "Thanks,\n\n\n‹name#1›"},
		{"in a string", `{"content":"it fails\n\nBest regards,\nOtmar Hollweg"}`, `{"content":"it fails\n\nBest regards,\n‹name#1›"}`},
		{"in a quotation", "> Yours sincerely,\n> Otmar Hollweg", "> Yours sincerely,\n> ‹name#1›"},
		{"in Chinese", "此致\n敬礼！\n\n张文伟\n2026年", "此致\n敬礼！\n\n‹name#1›\n2026年"},
		{"in Chinese below English", "Best regards,\n张文伟", "Best regards,\n‹name#1›"},
		{"behind a dash", "请尽快处理\n——张文伟\n此致\n李娜", "请尽快处理\n——‹name#1›\n此致\n‹name#2›"},
	}.run(t)
	unchanged(t,
		"Best regards,\nOpen Platform Support", "Thanks,\nDingTalk Team", "thanks,\nBUILD DONE", "thanks,\nOtmar", "thanks,\nOtmar Hollweg joined", "Thanks, Otmar Hollweg", "thanks,",
		"注意——张文伟", "——高性能\n——白皮书", "此致张文伟", "此致\n张文伟已读",
	)
}

// TestIdentified holds the ids behind a word for who somebody is against other words with
// digits there.
func TestIdentified(t *testing.T) {
	table{
		{"a long number", "员工 0158234567890123 没有权限", "员工 ‹userid#1› 没有权限"},
		{"as the platform names the first", "用户manager4521", "用户‹userid#1›"},
		{"of whom something is said", "员工m0012没有权限", "员工‹userid#1›没有权限"},
		{"in English", "user m0012 was not found, employee 0158234567890123", "user ‹userid#1› was not found, employee ‹userid#2›"},
	}.run(t)
	unchanged(t,
		"用户 40078 没有权限", "员工 158234567890123456789 没有权限", "用户 m0012", "用户m0012=1", "user a1 was not found", "user oauth2 was not found",
		"user sha256 was not found", "user app-01-22 was not found", "user 2m0012 was not found", "user dinga1b2c3 was not found", "user m0012 x", "给m0012发消息", "用户a12b.c34没有权限",
	)
}
