package explain_test

import (
	"testing"

	"github.com/dterr/dterr/explain"
)

// TestIsDingTalkURL proves that a link leads to a host of DingTalk's own.
func TestIsDingTalkURL(t *testing.T) {
	for _, url := range []string{
		"https://open-dev.dingtalk.com/appscope/apply?content=dingexample%23qyapi_get_member",
		"https://dingtalk.com", "https://www.dingtalk.com/", "https://open.dingtalk.io/document?x=1&y=2#z",
	} {
		if !explain.IsDingTalkURL(url) {
			t.Errorf("%s is no page of DingTalk's", url)
		}
	}
	for _, url := range []string{
		"", "dingtalk.com", "http://open.dingtalk.com/", "HTTPS://open.dingtalk.com/", "ftp://dingtalk.com", "javascript:dingtalk.com",
		"https://open.dingtalk.com@evil.example/", "https://evil.example@open.dingtalk.com/", "https://u:p@dingtalk.com/",
		"https://open.dingtalk.com:443/", "https://open.dingtalk.com.evil.example/", "https://evildingtalk.com/",
		"https://evil.example/open.dingtalk.com", "https://evil.example?.dingtalk.com", "https://evil.example#.dingtalk.com", "https://evil.example\\.dingtalk.com",
		"https://evil.example%2f.dingtalk.com/", "https://evil.example／.dingtalk.com/", "https://еvil。dingtalk.com/",
		"https://open.dingtalk.com./", "https://Open.dingtalk.com/", "https://", "https:///.dingtalk.com", "https://[::1].dingtalk.com/",
		"https://open.dingtalk.com/a b", "https://open.dingtalk.com/\x1b]8;;", "https://open.dingtalk.com/>x", "https://open.dingtalk.com/)x", "https://open.dingtalk.com/`x",
		"https://open.dingtalk.com/‹access_token#1›", "https://open.dingtalk.com/\u202e", "https://open.dingtalk.com/\nx", "https://open.dingtalk.com/|x", "https://open.dingtalk.com/\"x",
	} {
		if explain.IsDingTalkURL(url) {
			t.Errorf("%q is taken for a page of DingTalk's", url)
		}
	}
}
