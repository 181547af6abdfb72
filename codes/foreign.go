package codes

import (
	"sort"

	"github.com/dterr/dterr/codes/internal/packed"
)

// Foreign is an error of another platform whose servers answer in the shape of
// DingTalk's, often under the same number: {"errcode":40014,"errmsg":"invalid
// access_token"} is WeCom's as well as WeChat's. Where each row is from stands
// in data/foreign.tsv.
type Foreign struct {
	// Platform is wecom, wechat or feishu.
	Platform string
	// Code is the number as the server sends it.
	Code string
	// Message is the server's message template, %s for what varies, without what
	// the server appends for support (", hint: [...]", " rid: ..."). It is empty
	// for a number that the platform documents, but whose message is not known:
	// such a row says that the number is in use there, and nothing of a message.
	Message string
	// Wording is the message folded, as [Wording] has it.
	Wording string
}

// The words of a row in foreignWords.
const (
	foreignCode = iota
	foreignPlatform
	foreignMessage
	foreignWording
	foreignRow // their number
)

// foreignPart gives one of the texts of the row at a place.
func foreignPart(place, part int) string {
	n := foreignWords[place*foreignRow+part]
	return packed.Text(foreignText, foreignTextBlocks[:], foreignTextAt[:], int(n))
}

// ForeignOf gives what other platforms answer with that number, sorted by
// platform and message; nil, without an allocation, when none of them is known
// to use it. The number is compared as text: a leading zero is another code.
func ForeignOf(code string) []Foreign {
	from := sort.Search(foreignCount, func(i int) bool { return foreignPart(i, foreignCode) >= code })
	to := from
	for to < foreignCount && foreignPart(to, foreignCode) == code {
		to++
	}
	if from == to {
		return nil
	}
	all := make([]Foreign, to-from)
	for i := range all {
		all[i] = Foreign{
			Platform: foreignPart(from+i, foreignPlatform),
			Code:     foreignPart(from+i, foreignCode),
			Message:  foreignPart(from+i, foreignMessage),
			Wording:  foreignPart(from+i, foreignWording),
		}
	}
	return all
}
