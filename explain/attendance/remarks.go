package attendance

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// request decodes what stands around an appendix record: the call's own
// fields. Problems there are not the record's and are left out.
func (d *decoder) request(f found) {
	if f.envelope == nil || f.shape != ShapeAppendix || !lenient.SameKey(f.key, "extension") {
		return
	}
	model := requestModel()
	around := *f.envelope
	around.Members = nil
	for _, m := range f.envelope.Members {
		if slices.ContainsFunc(model.fields, func(f field) bool { return lenient.SameKey(f.name, m.Key) }) {
			around.Members = append(around.Members, m)
		}
	}
	fields, problems, stamps := d.rep.Fields, d.rep.Problems, d.stamps
	d.old, d.rep.Fields = false, nil
	d.object(&around, &model, "")
	d.rep.Request = d.rep.Fields
	d.rep.Fields, d.rep.Problems, d.stamps = fields, problems, stamps
	d.old = true
}

// remarks notes how the record departs from plain JSON.
func (d *decoder) remarks(f found, part bool) {
	quirks := f.body.AllQuirks()
	if f.envelope != nil {
		quirks |= f.envelope.Quirks
	}
	if f.asString && f.shape == ShapeAppendix {
		d.note(f.key, JSONAsString, func(int) codes.Text {
			return text("记录是字符串里的 JSON，已展开", "the record is JSON in a string; opened")
		})
	}
	switch {
	case part:
		d.note("", PartOfRecord, func(int) codes.Text {
			return text("记录超过一次读取的上限 1 MiB，这是其中一段，序号从本段算起", "the record is larger than the 1 MiB that dterr reads at once; this is a part of it, numbered by itself")
		})
	case quirks&lenient.Truncated != 0:
		d.note("", TruncatedRecord, func(int) codes.Text {
			return text("记录不完整，缺少的部分不作判断", "the record is cut off; what is missing is not judged")
		})
	}
	var zh, en []string
	for _, q := range quirkWords() {
		if quirks&q.quirk != 0 {
			zh, en = append(zh, q.text.ZH), append(en, q.text.EN)
		}
	}
	if len(zh) > 0 {
		path := ""
		if quirks&lenient.BareMembers != 0 && f.shape == ShapeAppendix {
			path = "items"
		}
		d.note(path, LenientJSON, func(int) codes.Text {
			return text("不是标准 JSON，已宽松读取："+strings.Join(zh, "、"),
				"not strict JSON, read leniently: "+strings.Join(en, ", "))
		})
	}
}

type quirkWord struct {
	quirk lenient.Quirk
	text  codes.Text
}

// quirkWords leaves out Escaped: a body inside a string is escaped by rule.
func quirkWords() []quirkWord {
	return []quirkWord{
		{lenient.BareMembers, text("方括号里直接写成员", "members straight inside brackets")},
		{lenient.SingleQuotes, text("单引号", "single quotes")},
		{lenient.BareKeys, text("键没有引号", "keys without quotes")},
		{lenient.BareValues, text("文字没有引号", "text without quotes")},
		{lenient.FullWidth, text("全角标点", "full-width punctuation")},
		{lenient.TrailingComma, text("多余的逗号", "a trailing comma")},
		{lenient.MissingComma, text("缺少逗号", "a missing comma")},
		{lenient.MissingQuote, text("缺少引号", "a missing quote")},
		{lenient.PythonLiterals, text("Python 写法", "Python literals")},
		{lenient.Comment, text("夹有注释", "comments")},
		{lenient.EqualSign, text("用等号代替冒号", "= for a colon")},
	}
}
