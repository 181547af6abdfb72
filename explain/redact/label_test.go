package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestLabels masks what stands behind a Chinese name, and leaves what is said
// about the field.
func TestLabels(t *testing.T) {
	table{
		{"separators", "密码：hunter2XYZ9 密码: hunter2XYZ9 密码=hunter2XYZ9 密码为hunter2XYZ9 密码是：hunter2XYZ9。密码 hunter2XYZ9 密码hunter2XYZ9", "密码：‹password#1› 密码: ‹password#1› 密码=‹password#1› 密码为‹password#1› 密码是：‹password#1›。密码 ‹password#1› 密码‹password#1›"},
		{"json", `{"密码":"hunter2XYZ9","姓名":"张伟","用户ID":"manager7081","企业Id":40}`, `{"密码":"‹password#1›","姓名":"‹name#1›","用户ID":"‹userid#1›","企业Id":"‹corp_id#1›"}`},
		{"escaped json", `{"\u5bc6\u7801":"hunter2XYZ9"} {\"a\":\"\\u5bc6\\u7801\\uff1ahunter2XYZ9\"}`, `{"\u5bc6\u7801":"‹password#1›"} {\"a\":\"\\u5bc6\\u7801\\uff1a‹password#1›\"}`},
		{"encoded", "%E5%AF%86%E7%A0%81=hunter2XYZ9&a=1 %25E5%25AF%2586%25E7%25A0%2581%253Dhunter2XYZ9", "%E5%AF%86%E7%A0%81=‹password#1›&a=1 %25E5%25AF%2586%25E7%25A0%2581%253D‹password#1›"},
		{"bytes", `b'\xe5\xaf\x86\xe7\xa0\x81=hunter2XYZ9'`, `b'\xe5\xaf\x86\xe7\xa0\x81=‹password#1›'`},
		{"emphasis", "【密码】hunter2XYZ9 **密码**：hunter2XYZ9 「令牌」：5e1f0a9c7b3d4826 `密码`：`hunter2XYZ9`", "【密码】‹password#1› **密码**：‹password#1› 「令牌」：‹token#1› `密码`：`‹password#1›`"},
		{"a note behind it", "应用密钥（AppSecret）：5e1f0a9c7b3d4826", "应用密钥（AppSecret）：‹app_secret#1›"},
		{"in brackets", "密码【hunter2XYZ9】 用户ID(manager7081)", "密码【‹password#1›】 用户ID(‹userid#1›)"},
		{"words before it", "不合法的参数登录密码：hunter2XYZ9, access_token密钥：5e1f0a9c7b3d4826", "不合法的参数登录密码：‹password#1›, access_token密钥：‹secret#1›"},
		{"blank in it", "用户 ID：manager7081 用户id为3380123", "用户 ID：‹userid#1› 用户id为‹userid#2›"},
		{"a person", "姓名：张伟，姓名：Alice，用户名：zhangwei01，昵称=小明，姓名 张伟", "姓名：‹name#1›，姓名：‹name#2›，用户名：‹name#3›，昵称=‹name#4›，姓名 ‹name#1›"},
		{"a place that begins like a message", `地址：重庆市渝北区解放大道852号 {"address":"长沙市雨花区1号"} 证件号%253A%2B110101%2B19900307%2B889X`, `地址：‹address#1› {"address":"‹address#2›"} 证件号%253A%2B‹id_card#1›`},
		{"a place", "办公地址：浙江省杭州市文一西路969号，职位：高级工程师", "办公地址：‹address#1›，职位：‹position#1›"},
	}.run(t)
	for _, in := range []string{
		"姓名：不能为空", "姓名：必填，最长32位", "姓名是否正确", "姓名（可选）", "姓名：可选", "昵称是什么", "昵称：冒号、特殊符号和敏感词都先去掉", "密码：错误", "密码为空", "密码长度：8", "密码（必填）", "密码 6-20位", "密码：********", "令牌：已过期",
		"令牌为空", "令牌（有效期7200秒）", "令牌有效期为7200秒", "密钥是什么", "密钥：见控制台", "手机号：必填", "手机号为空", "用户名或密码错误", "用户ID不存在", "用户ID：不能为空", "用户ID：String", "用户ID(字符串)", "用户ID 40078", "工号：不能重复",
		"职位：由管理员设置", "备注：该接口已废弃", "地址：http://a.example/c", "地址：无效", "IP地址：10.0.0.1", "令牌：token", "姓名：name", "密码：‹password#1›", `{"手机号":"手机号不能为空","用户ID":"不能为空"}`, `\u5bc6\u7801\u9519\u8bef`,
	} {
		if got := redact.New().Text(in); got != in {
			t.Errorf("changed\n  in  %s\n  got %s", in, got)
		}
	}
}
