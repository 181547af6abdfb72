package redact_test

import (
	"strings"
	"testing"
)

// TestCouple masks the password that stands behind the name of an account.
func TestCouple(t *testing.T) {
	const pass = "Prod!2023xyz"
	table{
		{"known account", "测试用 admin / " + pass + "，登录后点同步", "测试用 admin / ‹password#1›，登录后点同步"},
		{"announced", "测试账号：zhangwei01 / " + pass, "测试账号：‹userid#1› / ‹password#1›"},
		{"colon", "creds are admin:" + pass, "creds are admin:‹password#1›"},
		{"and", "log in with wei and " + pass + " there", "log in with wei and ‹password#1› there"},
		{"in Chinese", "登录用root和" + pass + "就行，用户：wei，" + pass, "登录用root和‹password#1›就行，用户：wei，‹password#1›"},
		{"each separator", "admin，" + pass + " admin、" + pass + " admin：" + pass + " admin|" + pass + " admin, " + pass + "\nadmin\t" + pass, "admin，‹password#1› admin、‹password#1› admin：‹password#1› admin|‹password#1› admin, ‹password#1›\nadmin\t‹password#1›"},
		{"each announcement", "账号是wei / " + pass + " 账号为wei / " + pass + " user=wei / " + pass, "账号是wei / ‹password#1› 账号为wei / ‹password#1› user=wei / ‹password#1›"},
		{"two names", "账号/密码: admin " + pass + "\nusername/password = wei / " + pass, "账号/密码: admin ‹password#1›\nusername/password = wei / ‹password#1›"},
		{"two values", "AK/SK: LTAI5tQwErTyUiOp / 8sdLw93mz1QpTf0aBcD2eFgkJ8sdL1", "AK/SK: ‹secret_key#1› / ‹secret_key#2›"},
		{"an address of e-mail", "user login ok songwb1990@126.com, login a1!b@corp.com9", "user login ok ‹email#1›, login ‹password#1›"},
		{"marks before an address", "login Prod!23@corp.com root Prod2023@x root Prod2023@corp.x1", "login ‹password#1› root ‹password#2› root ‹password#3›"},
		{"at sign", "root Admin@2023", "root ‹password#1›"},
	}.run(t)
	unchanged(t,
		"zhangwei / "+pass, "admin", "admin / a!2", "admin / "+strings.Repeat("a!2x", 9), "admin / abcdefgh!", "admin / 12345678!", "admin / value!=3abc", "admin / Prod?2023xyz", "admin / see!this",
		"user:pw9x2023@unix", `root"`+pass, "path/token: a / b", "token: abc / def", "rooted / "+pass, "x/AK: abc / path",
	)
}
