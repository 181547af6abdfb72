package platform_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

func TestHosts(t *testing.T) {
	for host, want := range map[string]platform.Name{
		"":                        "",
		"dingtalk.com":            platform.DingTalk,
		"oapi.dingtalk.com":       platform.DingTalk,
		"api.dingtalk.io":         platform.DingTalk,
		"dingtalk.io":             platform.DingTalk,
		"notdingtalk.com":         platform.Unknown,
		"qyapi.weixin.qq.com":     platform.WeCom,
		"work.weixin.qq.com":      platform.WeCom,
		"api.weixin.qq.com":       platform.WeChat,
		"open.feishu.cn":          platform.Feishu,
		"open.larksuite.com":      platform.Feishu,
		"www.larkoffice.com":      platform.Feishu,
		"dysmsapi.aliyuncs.com":   platform.Aliyun,
		"www.aliyun.com":          platform.Aliyun,
		"eco.taobao.com":          platform.Unknown,
		"example.com":             platform.Unknown,
		"dingtalk.com.example.co": platform.Unknown,
	} {
		if got := platform.OfHost(host); got != want {
			t.Errorf("OfHost(%q) is %q, want %q", host, got, want)
		}
		if got := platform.IsDing(host); got != (want == platform.DingTalk) {
			t.Errorf("IsDing(%q) is %v", host, got)
		}
	}
	for host, want := range map[string]bool{"open.dingtalk.com": true, "open.dingtalk.io": true, "help.dingtalk.io": true, "developer.mozilla.org": true, "open-dev.dingtalk.com": true, "ding-doc.dingtalk.com": true, "open-doc.dingtalk.com": true, "developers.dingtalk.com": true, "open.work.weixin.qq.com": true, "api.dingtalk.com": false, "api.dingtalk.io": false} {
		if got := platform.IsDoc(host); got != want {
			t.Errorf("IsDoc(%q) is %v", host, got)
		}
	}
}

func TestWords(t *testing.T) {
	w := platform.All()
	for _, x := range w.List() {
		if x.Text != strings.ToLower(x.Text) || len(x.Text) < 4 || x.Of == "" {
			t.Errorf("%q is not a word in lower case of somebody", x.Text)
		}
	}
	for _, test := range []struct {
		text   string
		ours   bool
		theirs platform.Name
		last   platform.Name
	}{
		{"nothing to see", false, "", ""},
		{"dingtalk answered", true, "", platform.DingTalk},
		{"dingtalk, then wecom", true, platform.WeCom, platform.WeCom},
		{"wecom, then dingtalk", true, platform.WeCom, platform.DingTalk},
		{"the wecompany", false, "", ""},
		{"qwen and the wecom", false, platform.WeCom, platform.WeCom},
		{"modified", false, "", ""}, // dify inside a word
		{"微信截图_20250101120000.png, 企业微信截图_17.png, 微信图片_3.jpg", false, "", ""},
		{"钉钉截图", true, "", platform.DingTalk},
		{"微信的截图", false, platform.WeChat, platform.WeChat},
	} {
		text := []byte(test.text)
		if ours, theirs := w.Find(text).Whose(); ours != test.ours || theirs != test.theirs {
			t.Errorf("Whose(%q) is %v, %q", test.text, ours, theirs)
		}
		if got := w.Find(text).Last(); got != test.last {
			t.Errorf("Last(%q) is %q, want %q", test.text, got, test.last)
		}
	}
}

// plain are the words that stand in a text, found one after the other.
func plain(w *platform.Words, text string) (ours bool, theirs, last platform.Name) {
	letter := func(i int) bool { return i >= 0 && i < len(text) && lex.IsLetter(text[i]) }
	lower, at := lex.Lower(text), -1
	for _, x := range w.List() {
		for i := range text {
			end := i + len(x.Text)
			if !strings.HasPrefix(lower[i:], x.Text) || x.Alone && (letter(i-1) || letter(end)) {
				continue
			}
			switch {
			case x.Of == platform.DingTalk:
				ours = true
			case theirs == "":
				theirs = x.Of
			}
			if i > at {
				at, last = i, x.Of
			}
		}
	}
	return ours, theirs, last
}

// TestWordsPlain compares with looking for one word after the other, in texts made
// of words and parts of words, and with tables of any length.
func TestWordsPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := platform.All()
	for range 20000 {
		w := all
		for range random.IntN(4) {
			w = w.Without(all.List()[random.IntN(len(all.List()))].Text)
		}
		var b strings.Builder
		for range random.IntN(6) {
			x := all.List()[random.IntN(len(all.List()))].Text
			if random.IntN(2) == 0 {
				x = x[random.IntN(len(x)):]
			}
			if random.IntN(2) == 0 {
				x = x[:random.IntN(len(x)+1)]
			}
			if random.IntN(3) == 0 {
				x = strings.ToUpper(x)
			}
			b.WriteString(x)
			b.WriteString([...]string{"", " ", "\n", "x", "_", "é"}[random.IntN(6)])
		}
		text := b.String()
		ours, theirs, last := plain(w, text)
		found := w.Find([]byte(text))
		if o, th := found.Whose(); o != ours || th != theirs || found.Last() != last {
			t.Fatalf("Find(%q) tells %v, %q, last %q, want %v, %q, %q", text, o, th, found.Last(), ours, theirs, last)
		}
	}
}

func TestLayout(t *testing.T) {
	for _, test := range []struct {
		message, reason, solution string
		ok, robot                 bool
	}{
		{"description:关键词不匹配;solution:请联系群管理员;link:https://open.dingtalk.com", "关键词不匹配", "请联系群管理员", true, true},
		{"failed, description:a form;solution:anybody's", "a form", "anybody's", true, false},
		{"错误描述:机器人发送签名不匹配;解决方案:请确认签名;参考链接:请参考", "机器人发送签名不匹配", "请确认签名", true, true},
		{"信息 错误描述：签名；解决方案：请确认；参考链接：x", "签名", "请确认", true, true},
		{"description:only", "only", "", true, false},
		{"description:x resolution:y", "x resolution:y", "", true, false},
		{"mydescription:x solution:y", "", "", false, false},
		{"solution:x", "", "", false, false},
	} {
		l, ok := platform.LayoutOf(test.message)
		if ok != test.ok || l.Reason != test.reason || l.Solution != test.solution {
			t.Errorf("LayoutOf(%q) is %+v, %v", test.message, l, ok)
		}
		if got := platform.IsRobotLayout(test.message); got != test.robot {
			t.Errorf("IsRobotLayout(%q) is %v", test.message, got)
		}
	}
	if !platform.IsRobot("/robot/send?access_token=x") || platform.IsRobot("/robot/list") {
		t.Error("IsRobot")
	}
}
