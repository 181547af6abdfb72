package explain

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// unneeded are the words that no fixture needs yet. The list may only shrink: a
// word stays in the tables because a fixture of its own changes without it.
var unneeded = []string{
	"dingtalk",
	"ding-talk",
	"ding_talk",
	"dingding",
	"dd.config",
	"dd.error",
	"dd error",
	"dd.runtime",
	"dd.biz.",
	"dd.device",
	"requestauthcode",
	"topsdk",
	"oapi.ding",
	"api.ding",
	"work.weixin",
	"weixin_qy",
	"wecom",
	"企微",
	"qywx",
	"wxwork",
	"from ip:",
	"api.weixin",
	"weixin",
	"wechat",
	"微信",
	"officialapierror",
	"feishu",
	"larksuite",
	"飞书",
	"open-apis/",
	"aliyuncs.com",
	"dashscope",
	"alidayu",
	"dysmsapi",
	"aliyunsdk",
	"aliyun.acs",
	"阿里云",
	"百炼",
	"qwen",
	"阿里大于",
	"aliyundrive",
	"openai",
	"anthropic",
	"模型服务",
	"umeng",
	"ollama",
	"tencentcloud",
	"腾讯云",
	"sgroup.qq.com",
	"azure",
	"gpt request",
	"coze",
}

// TestWords leaves out one word after the other and looks for a fixture in which
// something else is found then. A word that no fixture misses is dead weight, or
// hidden by another one.
func TestWords(t *testing.T) {
	const never = "\x00" // stands in no text

	shapes := readShapes(t)
	check := func(word string) {
		t.Helper()
		var missed []string
		for i := range shapes {
			s := &shapes[i]
			if bytes.Contains(s.lower, []byte(word)) && found(t, s.in) != s.found {
				missed = append(missed, s.name)
			}
		}
		switch excused := slices.Contains(unneeded, word); {
		case len(missed) == 0 && !excused:
			t.Errorf("nothing changes without %q: give it a fixture with a source, or leave it out", word)
		case len(missed) > 0 && excused:
			t.Errorf("%q is needed by %s: take it off the list of unneeded ones", word, strings.Join(missed, ", "))
		}
	}
	for i, word := range ourWords {
		ourWords[i] = never
		check(word)
		ourWords[i] = word
	}
	for i, w := range theirWords {
		theirWords[i].word = never
		check(w.word)
		theirWords[i] = w
	}
	for _, word := range unneeded {
		if !slices.Contains(ourWords[:], word) && !slices.ContainsFunc(theirWords[:], func(w platformWord) bool { return w.word == word }) {
			t.Errorf("%q is no word of the tables", word)
		}
	}
}

// shapeInput is one fixture, and what is found in it with all words in place.
type shapeInput struct {
	name      string
	in, lower []byte
	found     string
}

func readShapes(t *testing.T) []shapeInput {
	t.Helper()
	paths, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	shapes := make([]shapeInput, 0, len(paths))
	for _, path := range paths {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		shapes = append(shapes, shapeInput{filepath.Base(path), in, bytes.ToLower(in), found(t, in)})
	}
	return shapes
}

// found writes what is found in a text: of each finding where it stands, whose
// it is, and what is made of it.
func found(t *testing.T, in []byte) string {
	t.Helper()
	var b strings.Builder
	o := Options{Source: "stdin", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST())}
	_, err := Stream(bytes.NewReader(in), o, func(it Item) error {
		if f := it.Finding; f != nil {
			fmt.Fprintf(&b, "%d %s %v %s %t %t %d\n", f.Line, f.Platform, f.Codes, f.Primary, f.Known, f.OK, f.HTTPStatus)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("Stream: %v", err)
	}
	return b.String()
}
