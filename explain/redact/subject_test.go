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
		{"the bracket goes on", "用户【张伟的打印机】不存在", "用户【张伟的打印机】不存在"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
