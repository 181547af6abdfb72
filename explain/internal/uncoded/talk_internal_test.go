package uncoded

import (
	"strings"
	"testing"
)

func TestTellsOfChange(t *testing.T) {
	for l, want := range map[string]bool{"x 会导致 y": true, "要是字符串，否则 y": true, "x 会导致报错": false, "- x": false, "": false} {
		if tellsOfChange(l) != want {
			t.Errorf("tellsOfChange(%q) is %v", l, !want)
		}
	}
}

func TestIsChangelog(t *testing.T) {
	for _, text := range []string{
		"commit 0123456789abcdef\nx", "# v1.2.3\nx", "## [1.2.3] (2026-11-20)\r\nx", "# **1.2**\nx", "x\n## 1.2.0\na\n## 1.1.0\nb", "x\n##1.2.0\r\na\n### v1.1.0\n",
		"更新内容", "### 更新内容\r\nx", "**更新内容**", "fix(zoo): x", "# feat(a/b): x", "refactor(a): x", "perf(a): x", "test(a): x", "docs(a): x", "chore(a): x", "Changelog of the zoo", "# Release notes 2026", "更新日志：", "变更日志（动物园）",
	} {
		if !isChangelog([]byte(text)) {
			t.Errorf("%q is no list of changes", text)
		}
	}
	for _, text := range []string{
		"", "commit zoo", "0123456789abcdef", "1.2.3", "# 12", "# 1.2.3 zoo", "fix(a b): x", "fix(a(): x", "fix(a)): x", "fix(zoo) x", "fix: x", "mend(zoo): x", "# 更新内容如下", "the changelog", "x\n## 1.2.0\na\n", "x\n## 100\na\n## 200", "x\n1.2.0\n1.1.0", "x\n## a.b\n## c.d",
	} {
		if isChangelog([]byte(text)) {
			t.Errorf("%q is a list of changes", text)
		}
	}
	for _, sign := range "v0123456789.-[]() " {
		if !isRelease("1.2" + string(sign) + "1") {
			t.Errorf("%c is no part of a release", sign)
		}
	}
}

// TestIsTalk has what is talk by the signs before it, or by its place.
func TestIsTalk(t *testing.T) {
	for _, l := range []string{"x such as y", "> return x", "# return x", ">#return x", "> # return x"} {
		if !isTalk(l, span{0, len(l)}) {
			t.Errorf("%q is no talk", l)
		}
	}
	if l := "# x"; !isTalk(l, span{2, 2 + len(l)}) || isTalk(l, span{0, len(l)}) {
		t.Errorf("%q is a heading on the first line, or none below", l)
	}
}

// TestThrottled has each sign of a call that was throttled, on the line of a refusal and
// beside it.
func TestThrottled(t *testing.T) {
	for _, sign := range []string{"限流", "QPS", "Throttled", "rate limit"} {
		l := "x " + sign + " y"
		if own := (span{0, len(l)}); !own.throttled([]byte(l), forbidden, l) || own.throttled([]byte(l), 500, l) {
			t.Errorf("%q is not throttled, or whatever the status", l)
		}
		if s := (span{0, 1}); !s.throttled([]byte("x\n"+l), forbidden, "x") || s.throttled([]byte("x\n\n\n"+l), forbidden, "x") {
			t.Errorf("%q below is not throttled, or wherever it stands", l)
		}
	}
}

// TestIsOpening has each way in which a client tells that it opens a connection.
func TestIsOpening(t *testing.T) {
	for _, l := range []string{"Connection attempt 3", "DingTalk Stream", "open connection", "get endpoint", "establish connection", "channel exited", "DingTalkNetworkException", "连接建立", "启动钉钉 Stream", "Unexpected server response: 401", "server rejected WebSocket connection: HTTP 401", "Handshake status 401"} {
		if !isOpening(l) {
			t.Errorf("%q opens nothing", l)
		}
	}
	if isOpening("connection closed") {
		t.Error("a connection that closed is opened")
	}
}

// of gives the sentence of the first 40014 of a text, and where that begins.
func of(text string) (s sentence, start int) {
	start = strings.Index(text, "40014")
	return sentenceAt([]byte(text), start, start+len("40014")), start
}

func TestIsAsked(t *testing.T) {
	for text, want := range map[string]bool{
		"40014 和 88 的区别": true, "the difference between 88 and 40014": true, "40014 means that x": true, "判断错误码是不是 40014": true, "判断错误码是否为 40014": true, "错误码等于 `40014`": true,
		"错误码不是 40014": false, "x means that 40014": false, "40014 means x": false, "40014 是否": false, "错误码 40014": false,
	} {
		if s, _ := of(text); s.isAsked() != want {
			t.Errorf("isAsked(%q) is %v", text, !want)
		}
	}
}

func TestIsAdvised(t *testing.T) {
	for _, verb := range []string{"执行", "重新", "检查", "运行", "请", "需", "Run ", "run ", "Check ", "check "} {
		if s, _ := of("- 40014 → " + verb + "x"); !s.isAdvised() {
			t.Errorf("%q advises nothing", verb)
		}
	}
	for _, text := range []string{"40014 → 执行", "- 40014 → x", "- 40014 执行", "- → 执行 40014", "- 40014 → x 执行"} {
		if s, _ := of(text); s.isAdvised() {
			t.Errorf("%q advises", text)
		}
	}
}

func TestIsChange(t *testing.T) {
	for text, want := range map[string]bool{
		"- [ ] 40014": true, "  - [x] 40014": true, "- **zoo** (#7) has 40014": true, "**zoo** (#7) has 40014": false, "- zoo (#7) has 40014": false, "- **zoo** has 40014": false, "- **40014** (#7)": false, "fix(zoo): 40014": true, "3f2a91c fix: 40014": true,
		"- 修复 40014": true, "- 40014 修复": false,
		"- 40014": false, "[x] 40014": false, "40014 fix(zoo): x": false, "40014 fix: x": false, "fix 40014": false,
	} {
		if s, _ := of(text); s.isChange() != want {
			t.Errorf("isChange(%q) is %v", text, !want)
		}
	}
}

func TestIsHeading(t *testing.T) {
	for text, want := range map[string]bool{"x\n## 40014": true, "x\n### `40014`": true, "## 40014": false, "x\n# 40014": false, "x\n##40014": false, "x\n40014 ## x": false} {
		if s, start := of(text); s.isHeading(start) != want {
			t.Errorf("isHeading(%q) is %v", text, !want)
		}
	}
}

// TestCounts has each character behind a code that is no amount's, and each measure of one.
func TestCounts(t *testing.T) {
	for _, sign := range "错报异的是怎吗" {
		if counts(string(sign) + "动") {
			t.Errorf("%c is counted", sign)
		}
	}
	for _, sign := range "条个次人天秒行篇部字元位张份笔台件项页组万千名家种年月日分时小数多块颗只本层" {
		if !counts(" " + string(sign) + "动") {
			t.Errorf("%c counts nothing", sign)
		}
	}
	if !counts("动") || counts(" 动物") {
		t.Error("a remark is counted, or nothing is")
	}
}
