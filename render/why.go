package render

import (
	"strings"

	"github.com/dterr/dterr/explain"
)

// way prints how the answer was found and read: its form and what it was taken out
// of, whose it is by which rule, and by what its meaning was told. It is how a
// reader checks a doubtful answer.
func (p *page) way(f *explain.Finding) {
	o := p.o
	items := []item{{text: o.found(f)}}
	if len(f.Codes) > 0 {
		items = append(items, item{text: o.say("错误码 ", "codes ") + calm(strings.Join(f.Codes, " → "))})
	}
	whose := o.call(platforms[:], string(f.Platform))
	items = append(items, item{text: o.say("归属："+whose+"，依据规则 “"+f.PlatformBy+"”", whose+", by the rule “"+f.PlatformBy+"”")})
	if s := o.reading(f); s != "" {
		items = append(items, item{text: s})
	}
	p.list(o.say("来路", "Way"), false, items)
}

// found says where an answer stood and in which form.
func (o *Options) found(f *explain.Finding) string {
	s := o.say("第 "+itoa(f.Line)+" 行，"+o.call(forms[:], f.Shape), "line "+itoa(f.Line)+", "+o.call(forms[:], f.Shape))
	var layers []string
	for _, w := range f.Peeled {
		layers = append(layers, o.call(wrappings[:], string(w)))
	}
	if len(layers) > 0 {
		s += o.say("；剥去：", "; taken out of: ") + strings.Join(layers, o.say("、", ", "))
	}
	return s
}

// reading says what the catalogue made of an answer, and by what.
func (o *Options) reading(f *explain.Finding) string {
	if f.Primary == "" {
		return ""
	}
	s := f.Primary
	switch {
	case f.Inferred:
		s += o.say("，由错误信息推断", ", inferred from the message")
	case !f.Known:
		return s + o.say("，目录里没有", ", not in the catalogue")
	}
	switch {
	case f.Meaning != "" && o.matched(f.Matched) != "":
		s += o.say("，含义 ", ", meaning ") + f.Meaning + o.say("，", ", ") + o.matched(f.Matched)
	case f.Meaning != "":
		s += o.say("，只有一种含义 ", ", the one meaning ") + f.Meaning
	case len(f.Candidates) > 0:
		s += o.say("，分不出是哪一种含义：", ", its meanings are not told apart: ") + strings.Join(f.Candidates, ", ")
	}
	return s
}

// named is what a name of the model is called in a sentence.
type named struct{ name, zh, en string }

// forms are the forms in which an answer is found, platforms whose it is, wrappings
// what may be taken off around it.
var (
	forms = [...]named{ //nolint:gochecknoglobals // a constant table
		{"json", "对象", "an object"},
		{"phrase", "文字中的错误码", "a code in running text"},
		{"tea", "SDK 异常", "an exception of an SDK"},
		{"client", "客户端 API 的错误", "an error of a client API"},
		{"jsapi", "客户端 API 的错误", "an error of a client API"},
		{"top", "TOP 网关的响应", "an answer of the TOP gateway"},
		{"dws", "钉钉命令行的输出", "output of DingTalk's command line"},
		{"ban", "网关的封禁", "a ban of the edge"},
		{"stream", "Stream 模式的消息", "a message of stream mode"},
		{"message", "只有错误信息", "a message alone"},
		{"word", "单独的错误码", "a code as a plain word"},
		{"html", "网页", "a web page"},
		{"status", "只有 HTTP 状态", "an HTTP status alone"},
		{"http", "响应头", "the head of a response"},
		{"network", "网络错误", "a failure of the network"},
	}
	platforms = [...]named{ //nolint:gochecknoglobals // a constant table
		{string(explain.DingTalk), "钉钉", "DingTalk's"},
		{string(explain.WeCom), "企业微信", "WeCom's"},
		{string(explain.WeChat), "微信或企业微信", "WeChat's or WeCom's"},
		{string(explain.Feishu), "飞书", "Feishu's"},
		{string(explain.Aliyun), "阿里云", "Alibaba Cloud's"},
		{string(explain.PlatformUnknown), "看不出是谁的", "nobody's that can be told"},
	}
	wrappings = [...]named{ //nolint:gochecknoglobals // a constant table
		{string(explain.PeeledJSON), "字符串里的 JSON", "JSON in a string"},
		{string(explain.PeeledText), "字符串", "a string"},
		{string(explain.PeeledHTML), "HTML 实体", "entities of HTML"},
		{string(explain.PeeledPercent), "百分号编码", "percent-encoding"},
		{string(explain.PeeledLines), "被日志或屏幕截断的行", "lines that a log or a screen cut"},
	}
)

// call gives what a name is called; one that has no words stands for itself.
func (o *Options) call(all []named, name string) string {
	for _, x := range all {
		if x.name == name {
			return o.say(x.zh, x.en)
		}
	}
	return name
}
