package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestAppSecretAlone holds an app's secret that no name gives away against what is as
// long.
func TestAppSecretAlone(t *testing.T) {
	const secret = "emNy9TLICzlHcujWNhbDhiYVnlvLrxfWf8jLmAlnY02k35UdnhFKF7j8rSZI0Z4q"
	const line = "MIIEpAIBAAKCAQEA7bq2vXk3m9Qw8Zr4Tn6Yp1Ls5Jd0Fh2Gc7Ba3Ve9Uo4Ix6Rk"
	for _, tc := range []struct{ name, in, want string }{
		{"an argument", "#0 Ding.php(33): token('dingq7w2e9r4', '" + secret + "')", "#0 Ding.php(33): token('dingq7w2e9r4', '‹app_secret#1›')"},
		{"in a sentence", "we use " + secret + " here", "we use ‹app_secret#1› here"},
		{"a digest", "integrity sha384-" + secret, "integrity sha384-" + secret},
		{"the beginning of base64", secret + "+a1", secret + "+a1"},
		{"lines of a certificate", line + "\n" + line + "\nend", line + "\n" + line + "\nend"},
		{"a word as long", "com_dingtalk_open_app_stream_protocol_event_EventConsumeResultV2", "com_dingtalk_open_app_stream_protocol_event_EventConsumeResultV2"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestFileNames holds what names of files give away against names that hold nothing.
func TestFileNames(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"a credential", "token-5e1f0a9c7b3d48260b9d.log access_token_5e1f0a9c7b3d48260b9d", "token-‹token#1›.log access_token_‹token#1›"},
		{"another id", "trace-5e1f0a9c7b3d48260b9d.log token-5e1f0a9c.log session-5e1f0a9c-7b3d-4826-0b9d-7e3a1c5f4268 -5e1f0a9c7b3d48260b9d", "trace-5e1f0a9c7b3d48260b9d.log token-5e1f0a9c.log session-5e1f0a9c-7b3d-4826-0b9d-7e3a1c5f4268 -5e1f0a9c7b3d48260b9d"},
		{"a public key", "next_token-5e1f0a9c7b3d48260b9d sid-5e1f0a9c7b3d48260b9d", "next_token-5e1f0a9c7b3d48260b9d sid-5e1f0a9c7b3d48260b9d"},
		{"a person", "姓名_张文伟/a.log 姓名-李娜.log 合同_王伟.pdf", "姓名_‹name#1›/a.log 姓名-‹name#2›.log 合同_‹name#3›.pdf"},
		{"a person before his number", "张文伟_11010119900307889X.pdf 李娜-13800138000.log", "‹name#1›_‹id_card#1›.pdf ‹name#2›-‹mobile#1›.log"},
		{"no person", "合同_模板.pdf 合同_方案.pdf 合同_王伟版", "合同_模板.pdf 合同_方案.pdf 合同_王伟版"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestBankCardAlone holds the numbers of cards that no name gives away against what is as long.
func TestBankCardAlone(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"nineteen digits", "打款到6222020000112233440失败", "打款到‹bank_card#1›失败"},
		{"sixteen", "pay to 6225881122334450, 6258091122334456 or 6282001122334455", "pay to ‹bank_card#1›, ‹bank_card#2› or ‹bank_card#3›"},
		{"of other banks", "x [6217001122334455669] 9558801122334455665/6230521122334455663", "x [‹bank_card#1›] ‹bank_card#2›/‹bank_card#3›"},
		{"in groups", "card 6222 0200 0011 2233 440 and 6225-8811-2233-4450", "card ‹bank_card#1› and ‹bank_card#2›"},
		{"who has it", "张文伟 6222020000112233440", "‹name#1› ‹bank_card#1›"},
		{"a number in JSON", `{"to":6222020000112233440}`, `{"to":"‹bank_card#1›"}`},
		{"another sum", "pay to 6222020000112233441", "pay to 6222020000112233441"},
		{"another beginning", "pay to 6123456789012344", "pay to 6123456789012344"},
		{"too short and too long", "622588112233448 62220200001122334402 6225 8811 2233", "622588112233448 62220200001122334402 6225 8811 2233"},
		{"part of a word", "a 6225881122334450x 6225 8811 2233 4450x", "a 6225881122334450x 6225 8811 2233 4450x"},
		{"what a machine gave", "order_id=6222020000112233440 dentryId: 6222020000112233440 offset 6225881122334450 耗时：6225881122334450", "order_id=6222020000112233440 dentryId: 6222020000112233440 offset 6225881122334450 耗时：6225881122334450"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestAddressAlone holds addresses that no label gives away against what is made of the same words.
func TestAddressAlone(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"where somebody lives", "家住浙江省杭州市文一西路969号3幢201室，请更正", "家住‹address#1›，请更正"},
		{"a sentence goes on", "请寄到上海市浦东新区张杨路12号锦绣大厦A座1611的前台", "请寄到‹address#1›的前台"},
		{"at the beginning", "青山镇中心街8号不在考勤范围内", "‹address#1›不在考勤范围内"},
		{"parts of a house", "在岭南县环城道5号院2单元3楼1室已签到", "在‹address#1›已签到"},
		{"a code behind", "岭南县环城道5号返回40014错误", "‹address#1›返回40014错误"},
		{"escaped", `{"m":"\u5bb6\u4f4f\u5c71\u5357\u53bf\u957f\u8857\u0035\u53f7"}`, `{"m":"\u5bb6\u4f4f‹address#1›"}`},
		{"no region", "文一西路969号", "文一西路969号"},
		{"no number", "浙江省杭州市文一西路门店, 浙江省道3, 岭南县环城道5级", "浙江省杭州市文一西路门店, 浙江省道3, 岭南县环城道5级"},
		{"with a label", "地址：岭南县环城道5号", "地址：‹address#1›"},
		{"with a label and blanks", "地址：岭南县环城道 5 号院 2 单元 301 室 已签到", "地址：‹address#1› 已签到"},
		{"a count behind a label and a blank", "地址：岭南县 3 个", "地址：‹address#1› 3 个"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
