package transcript_test

import (
	"strings"
	"testing"
)

func TestIsSample(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"%", false},
		{"返回示例\n%", true},
		{"**返回示例**\n\n```json\n%\n```", true},
		{"### 响应样例：\n~~~\n%", true},
		{"请求失败，看 sub_code。示例:\n%", true},
		{"请求失败；示例:\n%", true},
		{"请求失败。示例:\n%", true},
		{"请求失败，示例:\n%", true},
		{"看示例。\n%", false},
		{"调 用 成 功 的 返回示例\n%", true},
		{"返回示例\n说明：x\n%", true},
		{"返回示例\n说明：x\n\n%", true},
		{"返回示例\n说明：x\n```\n%", true},
		{"返回示例\n说明：x\njson\n%", true},
		{"返回示例\n说明：x\n~~~\n%", true},
		{"返回示例\n一\n二\n%", false},
		{"返回示例 %", false},
		{"返回示例\n返回 %", false},
		{"> 返回示例\n> %", true},
		{"看示例代码\n%", false},
		{"报错示例\n%", false},
		{"日志示例\n%", false},
		{"失败示例\n%", false},
		{"出现的示例\n%", false},
		{"Example:\n%", true},
		{"Sample:\n%", true},
		{"请求失败。An example:\n%", true},
		{"Sample response\n%", true},
		{"Response sample\n%", true},
		{"Sample code\n%", false},
		{"Example，response\n%", false},
		{"Example answer\n%", true},
		{"a response\n%", false},
		{"response\n%", false},
		{"it fails as in the following example\n%", false},

		{"要带参数，否则返回 %", true},
		{"将会返回 %", true},
		{"将导致 %", true},
		{"将报错 %", true},
		{"将返回 %", true},
		{"将返回\n%", false},
		{"将返回：\n%", true},
		{"将返回:\n```\n%\n```", true},
		{"如果返回 %，说明没有权限", true},
		{"若返回 %，则重试", true},
		{"当返回 %，表示没有权限", true},
		{"如果返回 %, it means", true},
		{"如果返回 % 说明没有权限", true},
		{"如果返回 %，表格", false},
		{"若返回 % 的话，则重试", true},
		{"当返回 % 时，表示没有权限", true},
		{"如果返回 % 时，说明没有权限", true},
		{"如果返回 %\n说明没有权限", true},
		{"如果返回：\n% 否\n说明没有权限", false},
		{"如果日志里有：\n```\n%" + strings.Repeat("\nx", 128) + "\n```\n\n说明没有权限", false},
		{"如果日志里有：\n```\n%\nx\n```\n\n说明没有权限", true},
		{"如果日志里有：\n```\n%\nx\n```\n\n表示没有权限", true},
		{"如果日志里有：\n```\ncode=%\n```\n则重试", true},
		{"如果日志里有：\n```\n%\n```\n怎么办", false},
		{"返回 %，说明没有权限", false},

		{"## 常见错误处理\n\n返回 %", true},
		{"常见报错：\n- 返回 %", true},
		{"**常见问题**\n返回 %", true},
		{"- [x] 看过常见问题\n返回 %", false},
		{"常见问题里没有找到一样的内容\n返回 %", false},

		{"// 一\n%\n// 二\n{}", true},
		{"// 一\n{}\n\n// 二\n%", true},
		{"// 一\n%\n{}", false},
		{"一\n%\n// 二\n{}", false},
		{"// 一\n%\n// 二\nx", false},
		{"// 请求\n{}\n// 一\n%", false},
		{"// 响应\n{}\n// 一\n%", false},
		{"// 结果\n{}\n// 一\n%", false},
		{"// request\n{}\n// 一\n%", false},
		{"// response\n{}\n// 一\n%", false},
		{"// result\n{}\n// 一\n%", false},
		{"// output\n{}\n// 一\n%", false},
		{"// 一\n{}\n// 返回\n%", false},
	} {
		if got := near(test.text).IsSample(); got != test.want {
			t.Errorf("IsSample(%q) is %v", test.text, got)
		}
	}
}
