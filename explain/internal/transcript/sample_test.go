package transcript_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/transcript"
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
		{"示例说明：\n%", true},
		{"没有权限时，失败。示例说明：\n%", true},
		{"报错示例说明：\n%", false},
		{"返回说明：\n%", false},
		{"返回的结构如下：\n%", true},
		{"返回的内容类似如下：\n%", true},
		{"返回的内容如下：\n%", false},
		{"返回示例\n{\n\"a\": 1\n}\n或者\n%", true},
		{"返回示例\n{\n\"a\": 1\n}\n%", false},
		{"返回示例\n{\n{\n或者\n%", true},
		{"返回示例\n}\n}\n或者\n%", true},
		{"返回示例\n\"a\"\n\"b\"\n或者\n%", true},
		{"返回示例\na\nb\n或者\n%", false},
		{"正确时返回：\n%", true},
		{"错误时返回：\n%", true},
		{"1. 出错时返回\n%", true},
		{"2、成功时返回\n%", true},
		{"b) 失败时返回：\n%", true},
		{"异常时返回\n%", true},
		{"发消息失败时返回：\n%", false},
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
		{"• % 说明\n• {\"errcode\":0\n", false}, // a body that is not closed
		{"• % 说明\n• } {\"errcode\":0\n", false},
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
		{"% 将返回：", false},
		{"将返回:\n```\n%\n```", true},
		{"如果返回 %，说明没有权限", true},
		{"若返回 %，则重试", true},
		{"当返回 %，表示没有权限", true},
		{"如果返回 %, it means", true},
		{"如果返回 % 说明没有权限", true},
		{"如果返回 %。说明没有权限", true},
		{"如果返回 %，表格", false},
		{"若返回 % 的话，则重试", true},
		{"当返回 % 时，表示没有权限", true},
		{"当返回 % 的话，表示没有权限", true},
		{"当返回 %, 换一个账号", false},
		{"如果返回 % 时，说明没有权限", true},
		{"如果返回 %\n说明没有权限", true},
		{"如果返回：\n% 否\n说明没有权限", false},
		{"如果日志里有：\n```\n%" + strings.Repeat("\nx", 128) + "\n```\n\n说明没有权限", false},
		{"如果日志里有：\n```\n%\nx\n```\n\n说明没有权限", true},
		{"如果日志里有：\n```\n%\nx\n```\n\n表示没有权限", true},
		{"如果日志里有：\n```\ncode=%\n```\n则重试", true},
		{"如果日志里有：\n```\n%\n```\n怎么办", false},
		{"返回 %，说明没有权限", false},
		{"it answers:\n```\n%\n```\nif the token is old", true},
		{"it answers %\nif the token is old", false},
		{"- 如果出现 `%`，换一个账号", true},
		{"2. 若钉钉返回 %，换一个账号", true},
		{"* If it returns %, copy it", true},
		{"* If you see %, copy it", true},
		{"* If you get %, copy it", true},
		{"* If it shows %, copy it", true},
		{"- 如果提示 %，换", true},
		{"- 如果遇到 %，换", true},
		{"- 如果看到 %，换", true},
		{"- 如果报 %，换", true},
		{"- 如果报错 %，换", true},
		{"如果钉钉返回 %，去申请权限", true},
		{"如果返回 `%`，先看权限", true},
		{"若返回 %，检查权限", true},
		{"若返回 %，请检查权限", true},
		{"如果报 %，重新登录", true},
		{"如果报 %，请重新登录", true},
		{"如果报 %，改一个地址", true},
		{"如果报 %，请问是什么原因", false},
		{"如果报 %，我该去哪里", false},
		{"if it had expired (error `%`), it was lost", true},
		{"If it expires (%), it is lost", true},
		{"如果过期（返回 `%`），就丢了", true},
		{"若过期（返回 %），就丢了", true},
		{"when I send it (error `%`), it is lost", false},
		{"if it had expired (as it says), `%`", false},
		{"it had expired (error `%`), it was lost", false},
		{"if it had expired (error `%` comes), it was lost", false},
		{"- 如果出现 %，怎么办", false},
		{"- 如果出现 %，为什么", false},
		{"- 如果出现 %，会怎样？", false},
		{"- 如果出现 %，换一个?", false},
		{"- 如果不传，返回 %，换", false},
		{"- 如果没有 %，换", false},
		{"- 当出现 %，换", false},
		{"改动， 如果出现 %，换", false},
		{"- 出现 %，换", false},
		{"- 如果出现 % 就换", false},
		{"如果出现 % 或 `x`：", true},
		{"如果出现 `x` 或 `%`：", true},
		{"若出现 `x` 或者 `%`:", true},
		{"如果 `x` 返回 %：", true},
		{"If it returns `x` or `%`:", true},
		{"出现 `x` 或 `%`：", false},
		{"对于 `%` 错误，尝试再来", true},
		{"改动，针对“%”的错误，会再来", true},
		{"改动。针对 % 错误，会再来", true},
		{"改动；针对 % 错误，会再来", true},
		{"new, 针对 % 错误，会再来", true},
		{"对于 % 报错，自动再来", true},
		{"对于 % 异常，请再来", true},
		{"对于 % 错误，会再来", true},
		{"对于 % 错误，将再来", true},
		{"对于 % 错误，可再来", true},
		{"对于 % 错误，需再来", true},
		{"对于 % 错误，我试过", false},
		{"对于这个 % 错误，尝试再来", false},
		{"对于 % 的 token，尝试再来", false},
		{"返回 % 时表示没有权限", true},
		{"返回 % 时，表示没有权限", true},
		{"返回 `%` 时意味着没有权限", true},
		{"返回“%”时说明没有权限", true},
		{"返回 % 时没有权限", false},
		{"返回 %，表示怀疑", false},
		{"When it says %, it means", true},
		{"when it says % it means", true},
		{"If it says % this means", true},
		{"if it says `%` it means", true},
		{"it says %, it means", false},
		{"if it says %", false},

		{"这样会让钉钉返回 %", true},
		{"Expected output: `%`", true},
		{"Expected response:\n%", true},
		{"the expected response：%", true},
		{"预期返回 %", true},
		{"期望返回：\n%", true},
		{"期望返回成功，实际返回 %", false},
		{"走代理可能导致 %", true},
		{"走代理可能会导致 `%`", true},
		{"走代理可能导致的是 %", false},
		{"探测时若返回 `%`，里面会有链接", true},
		{"开通时如果报 %，页面会有链接", true},
		{"探测时若返回 %，里面会有链接吗？", false},
		{"探测时若返回 %，我该去哪里", false},
		{"探测时若返回 % 里面会有链接", false},
		{"探测时若返回 %，里面有链接", false},
		{"昨天若返回 %，里面会有链接", false},
		{"探测时返回 %，里面会有链接", false},

		{"| 编号 | 期望 |\n| --- | --- |\n| 1 | % |", true},
		{"  | 编号 | 预期结果 |\n| 1 | x |\n  | 2 | % |", true},
		{"| No. | Expected |\n| 1 | % |", true},
		{"| 编号 | 期望 | 实际 |\n| 1 | 成功 | % |", false},
		{"| 编号 | 期望 | 实测 |\n| 1 | FAILED | % |", true},
		{"| 编号 | 期望 | 实际 |\n| 1 | 失败 | % |", true},
		{"| 编号 | 期望 | 实际 |\n| 1 | 报错 | % |", true},
		{"| No. | Expected | Actual |\n| 1 | an error | % |", true},
		{"| No. | Expected | Actual |\n| % |", false},
		{"| 编号 | 结果 |\n| 1 | % |", false},
		{"| 权限 | 缺时报错 |\n| 1 | % |", true},
		{"| 权限 | 缺少时 |\n| 1 | % |", true},
		{"| 步骤 | 失败时返回 |\n| 1 | % |", true},
		{"| 步骤 | 运行时报错 |\n| 1 | % |", false},
		{"| 编号 | 期望 |\nx\n| 1 | % |", false},
		{"编号 | 期望 |\n1 | % |", false},
		{"期望\n| 1 | % |", false},

		{"## 排查\n\n**问：报 %**\n→ 重新登录", true},
		{"## 排查\n一\n**问：报 %**\n→ 重新登录", true},
		{"**问：报 %**\n→ 重新登录", false},
		{"排查\n**问：报 %**\n→ 重新登录", false},
		{"- **报 %**\n\n  答：重新登录", true},
		{"- **%**\n可能原因：过期", true},
		{"- **%**\n可能的原因如下", true},
		{"- **%**\n原因不明", false},
		{"- **%** 怎么办\n→ 重新登录", false},
		{"- %\n→ 重新登录", false},
		{"报 **%**\n→ 重新登录", false},
		{"报 %\n→ 重新登录", false},

		{"2026-11-20 07:08:09 场景 %...}", false},
		{"在多种场景返回 %...}", true},
		{"通常返回 %…}", true},
		{"往往返回 %...}", true},
		{"it usually answers %...}", true},
		{"it typically answers %...}", true},
		{"它返回 %...}", false},
		{"在多种场景返回 %...", false},
		{"在多种场景返回 %}", false},
		{"# 修复内容\n- 返回 %", false},

		{"- 返回值\n{\"errcode\":0,}\n%", true},
		{"# Return value\n```\n%\n{\"errmsg\":\"ok\"}\n```", true},
		{"* Returns:\n%\n{}\n{\"errmsg\":\"ok\"}\n", true},
		{"# Returns：\n%\n{\"errmsg\":\"ok\"}", true},
		{"# Return values\n{}\n{\"errmsg\":\"ok\"}\n%\n", true},
		{"- 返回值\n{}\n%", false},
		{"返回值\n{\"errcode\":0,}\n%", false},
		{"- 返回结果\n{\"errcode\":0,}\n%", false},
		{"- 返回值\n%", false},
		{"- 返回值\n" + strings.Repeat("{\"errmsg\":\"ok\"}\n", 8) + "%", true},
		{"- 返回值\n" + strings.Repeat("{\"errmsg\":\"ok\"}\n", 9) + "%", false},

		{"失败：%\n成功：{}", true},
		{"错误: %\n成功: {}", true},
		{"异常：\n%\n成功：\n{}", false},
		{"异常 %\n成功：\n{}", true},
		{"异常 %\n成功", false},
		{"失败\t%\n成功：{}", true},
		{"结果：%\n成功：{}", false},

		{"- % 没有权限\n- {\"errmsg\":\"ok\"} 成功", true},
		{"- {\"errcode\":0,} 成功\n- {} 不存在\n- %：没有权限", true},
		{"* `%`：denied\n* `{\"errmsg\":\"ok\"}`: all is well", true},
		{"+ % — denied\n+ {\"errmsg\":\"ok\"} - well", true},
		{"•\t%，没有权限\n•\t{\"errmsg\":\"ok\"}\t成功", true},
		{"· %, denied\n· {\"errmsg\":\"ok\"}, well", true},
		{"- %\n- {\"errmsg\":\"ok\"} 成功", false},
		{"- % 7\n- {\"errmsg\":\"ok\"} 成功", false},
		{"- % 7 times\n- {\"errmsg\":\"ok\"} 成功", false},
		{"- % x\n- {\"errmsg\":\"ok\"} 成功", false},
		{"- % 没有权限\n- {\"errmsg\":\"ok\"}", false},
		{"- % 没有权限\n* {\"errmsg\":\"ok\"} 成功", false},
		{"- % 没有权限\n- {} 成功", false},
		{"- % 没有权限\n- { 成功", false},
		{"- % 没有权限\n- } { 成功", false},
		{"- % 没有权限\n- \"ok\"} 成功", false},
		{"% 没有权限\n{\"errmsg\":\"ok\"} 成功", false},

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

// TestSampleSigns has each sign that may stand before what names a sample, and around an
// answer that a sentence supposes.
func TestSampleSigns(t *testing.T) {
	for form, signs := range map[string]string{
		"$失败时返回：\n%": "abc)0123456789.、 ", "$如果出现 %，换": " \t>*-•0123456789.、", "- 如果出现$%，换": " \t`\"'“「:：", "- 如果出现 %$，换": " `\"'”」*", "如果出现 %：$": " \t\r",
	} {
		for _, sign := range signs {
			if text := strings.Replace(form, "$", string(sign), 1); !near(text).IsSample() {
				t.Errorf("%q is no sample", text)
			}
		}
	}
	for _, sign := range " \t`:：-—，," {
		if text := "- %" + string(sign) + "\n- {\"errmsg\":\"ok\"} 成功"; near(text).IsSample() {
			t.Errorf("%q means nothing", text)
		}
	}
}

// TestGuides has answers in what guides say of errors that may come, and next to others.
func TestGuides(t *testing.T) {
	const other = "\n(2) errcode=7\na. 检查域名"
	for text, want := range map[string]bool{
		"%\n出现该错误的可能原因如下：\n": true, "### 1. `%`\n\n该错误的原因如下:\n": true, "2、**%**：\n产生此报错的原因有：": true, "\t\"%\"\n发生该异常的原因:": true, "'%':\n该错误的原因:": true, "%\n此错误的常见原因：": true, "%\n此错误可能原因：": true, "%\n此错误原因如下：": true, "%\n该报错的原因：": true, "%\n此异常的原因：": true,
		"%\n出现这个错误的可能原因如下：\n": false, "%\n出现该错误，原因不明": false, "%\n出现该错误：": false, "%\n该错误的原因": false, "%\n出现该错误是什么原因：": false, "%\n该接口的原因：": false, "%\n原因：": false, "%\n昨天出现该错误的原因：": false,
		"报 %\n该错误的原因：": false, "% 了\n该错误的原因：": false, "2026-11-20 07:08:09 %\n该错误的原因：": false,

		"(1) %\na.确认域名" + other: true, "（1）[错%\nb) 请核对域名" + other: true, "1.%\n(c)检查域名" + other: true, "2、%\nd、检查域名" + other: true, "1) %\n- Check it" + other: true, "1) %\n（e）Make sure it is" + other: true,
		"(2) errcode=7\na. 检查域名\n(1) %\na. 检查": true,
		"(1) %\na.确认域名":                        false, "(1) %\na.确认过域名" + other: false, "(1) %\na.检查了域名" + other: false, "(1) %\na.请问为什么" + other: false, "(1) %\na.查看域名" + other: false, "(1) %\n确认域名" + other: false,
		"- %\na.确认域名" + other: false, "% \na.确认域名" + other: false, "(1) %\n2.确认域名" + other: false, "(1) %\na" + other: false, "(1) %\nas确认域名" + other: false, "(1) %\nx\n(3) errcode=7\na. 检查" + other: false,
		"1%\na.确认域名" + other: false, "(1)[错误码:%] x\na.确认域名" + other: true,
	} {
		if got := near(text).IsSample(); got != want {
			t.Errorf("IsSample(%q) is %v", text, got)
		}
	}
	for text, want := range map[string]bool{
		"- errcode = 0：表示成功\n一\n- %errcode = 7：不开": true, "• %errcode: 7, 不开\n• errcode: 0, 代表成功": true, "* `errcode`=0 意味着成功\n  * `%errcode`=7 不开": true, "1. %errcode=7: shut\n2. errcode=0 means open": true,
		"3、错%误码：7，不开\n1、错误码：0：表示成功": true, "+ errcode = 0 indicates all is well\n+ %errcode = 7": true, "· **errcode**：0，表示成功\n· **%errcode**：7": true,
		"- errcode = 0：成功\n- %errcode = 7：不开": false, "- errcode = 1：表示成功\n- %errcode = 7：不开": false, "- code = 0：表示成功\n- %errcode = 7：不开": false, "* errcode = 0：表示成功\n- %errcode = 7：不开": false,
		"errcode = 0：表示成功\n%errcode = 7：不开": false, "- errcode = 0：表示成功\n%errcode = 7：不开": false, "- errcode = 0：表示成功\n- errcode 是 %errcode = 7：不开": false,
		"- errcode = 0：表示成功\n- %": false, "- ：0：表示成功\n- ：%": false,
	} {
		at := strings.IndexByte(text, '%')
		if got := transcript.Nearby([]byte(text[:at]+text[at+1:]), at, at+len("errcode = 7")).IsSample(); got != want {
			t.Errorf("IsSample(%q) is %v", text, got)
		}
	}
}

// TestGuideSigns has each sign that may stand around what guides have.
func TestGuideSigns(t *testing.T) {
	for form, signs := range map[string]string{
		"x\n$%$\n该错误的原因：": " \t#*`\"'0123456789.、：:", "(1) %\n$a.确认\n(2) x\n$a.确认": " \t(（", "$(1) %\na.确认\n$(2) x\na.确认": " \t(（", "$) %\na.确认\n1$) x\na.确认": "0123456789",
	} {
		for _, sign := range signs {
			if text := strings.ReplaceAll(form, "$", string(sign)); !near(text).IsSample() {
				t.Errorf("%q is no sample", text)
			}
		}
	}
	for form, signs := range map[string]string{
		"- errcode = 0$表示成功": " \t=:：，,`*", "$- errcode = 0：表示成功": " \t",
	} {
		for _, sign := range signs {
			text := "- errcode = 7\n" + strings.ReplaceAll(form, "$", string(sign))
			if !transcript.Nearby([]byte(text), len("- "), len("- errcode = 7")).IsSample() {
				t.Errorf("%q is no sample", text)
			}
		}
	}
}

// TestChanges has codes in words in the items of what was changed, and next to others.
func TestChanges(t *testing.T) {
	for text, want := range map[string]bool{
		"## Development\n- it says %": true, "## Files changed\n- %": true, "# Changed files\n  * says %": true, "## What changed\n\n- %": true, "### 修复内容\n- 返回 %": true, "## 改动内容\n- 返回 %": true,
		"- it says %\n\n## Test plan\nx": true, "## Summary\n- it says %\n## Test plan": true,
		"## Summary\n- it says %\n## Notes\n## Test plan": false, "## 修复内容\n## 现象\n- 返回 %": false, "## 修复内容\n返回 %": false, "修复内容\n- 返回 %": false, "##修复内容\n- 返回 %": false,
		"## Development plan\n- it says %": false, "- it says %": false, "## 修复内容\n-返回 %": false,
	} {
		at := strings.IndexByte(text, '%')
		if got := transcript.Nearby([]byte(text), at, at+1).IsSample(); got != want {
			t.Errorf("IsSample(%q) is %v", text, got)
		}
	}
}
