package cmd_test

import (
	"encoding/binary"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/dterr/dterr/codes"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// This file holds the answers and logs around a text, and the encodings of both.

// carrier puts a text into the message of an answer.
type carrier struct {
	id    string
	write func(text string, r *rand.Rand) string
}

// body is an answer of oapi.dingtalk.com.
func body(code, message string) string {
	return `{"errcode":` + code + `,"errmsg":"` + jsonOf(message) + `","request_id":"15r6h0wq4bvkq"}`
}

// lead gives the words in front of the text.
func lead(r *rand.Rand) string {
	return pick(r, "不合法的参数 ", "系统错误: ", "param error, ", "request failed, ", "调用失败，", "invalid parameter ", "")
}

// template is a message of the catalogue with places for what the caller sent.
type template struct{ code, message string }

// templates are those of the answers of both gateways: what stands in a place is
// told as a fact of its own.
var templates = sync.OnceValue(func() []template {
	var all []template
	for _, e := range codes.Entries() {
		for _, m := range e.Meanings {
			if strings.Contains(m.Message, "%s") && (e.Family == "oapi" || e.Family == "api") {
				all = append(all, template{e.Code, m.Message})
			}
		}
	}
	return all
})

// numbered gives a code whose messages hold what the caller sent.
func numbered(r *rand.Rand) string {
	return pick(r, "40014", "40035", "60104", "33012", "40078", "400002", "-1", "60121", "88", "49999")
}

// pythonOf gives s as Python prints a string.
func pythonOf(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\x1b", `\x1b`, "\x07", `\x07`, "\u00a0", `\xa0`).Replace(s)
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `\'`) + "'"
}

// carriersOf gives those that can hold the text: the plain one has no place for
// more lines than one.
func carriersOf(text string) []carrier {
	all := carriers()
	if strings.Contains(text, "\n") {
		return all[:len(all)-1]
	}
	return all
}

func carriers() []carrier {
	const spring = "2026-11-29 10:00:01.123 ERROR 12345 --- [nio-8080-exec-1] c.e.demo.DingTalkClient : "
	return []carrier{
		{"body", func(s string, r *rand.Rand) string { return body(numbered(r), lead(r)+s) }},
		{"body-token", func(s string, _ *rand.Rand) string { return body("40014", "不合法的access_token, "+s) }},
		{"sub-msg", func(s string, r *rand.Rand) string {
			m := jsonOf(lead(r) + s)
			return `{"errcode":88,"sub_code":"40035","sub_msg":"` + m + `","errmsg":"ding talk error[subcode=40035,submsg=` + m + `]","request_id":"15r6h0wq4bvkq"}`
		}},
		{"new-gateway", func(s string, r *rand.Rand) string {
			return `{"code":"` + pick(r, "InvalidParameter", "invalidParameter.param", "Forbidden.AccessDenied") + `","message":"` + jsonOf(lead(r)+s) + `","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}`
		}},
		{"curl-v", func(s string, r *rand.Rand) string {
			b := body(numbered(r), lead(r)+s)
			return "*   Trying 203.119.206.1:443...\n* Connected to oapi.dingtalk.com (203.119.206.1) port 443\n> POST /topapi/v2/user/create HTTP/1.1\n> Host: oapi.dingtalk.com\n> Accept: */*\n>\n< HTTP/1.1 200 OK\n< Content-Type: application/json\n< Content-Length: " + fmt.Sprint(len(b)) + "\n<\n" + b + "\n* Connection #0 to host oapi.dingtalk.com left intact\n"
		}},
		{"spring", func(s string, r *rand.Rand) string {
			return spring + "call failed: " + body(numbered(r), lead(r)+s) + "\n"
		}},
		{"nginx", func(s string, r *rand.Rand) string {
			return `10.0.0.1 - - [29/Nov/2026:10:00:01 +0800] "POST /topapi/v2/user/create HTTP/1.1" 200 91 "-" "curl/8.5.0" ` + body(numbered(r), lead(r)+s) + "\n"
		}},
		{"python", func(s string, r *rand.Rand) string {
			return "Traceback (most recent call last):\n  File \"/app/ding.py\", line 12, in create\n    raise DingError(answer)\nDingError: {'errcode': " + numbered(r) + ", 'errmsg': " + pythonOf(lead(r)+s) + "}\n"
		}},
		{"java", func(s string, r *rand.Rand) string {
			return "java.lang.IllegalStateException: ding talk error: " + body(numbered(r), lead(r)+s) + "\n\tat com.example.demo.Client.call(Client.java:123)\n\tat com.example.Demo.main(Demo.java:42)\n"
		}},
		{"tea", func(s string, r *rand.Rand) string {
			return "Error: InvalidParameter code: 400, " + jsonOf(lead(r)+s) + " request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F Response: {\"code\":\"InvalidParameter\",\"message\":\"" + jsonOf(s) + "\",\"requestid\":\"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\"}\n"
		}},
		{"template", func(s string, r *rand.Rand) string {
			m := pick(r, templates()...)
			message := strings.Replace(strings.ReplaceAll(m.message, "%s", "\x00"), "\x00", " "+s+" ", 1)
			message = strings.ReplaceAll(message, "\x00", "1")
			if strings.ContainsAny(m.code, lower+upper) {
				return `{"code":"` + m.code + `","message":"` + jsonOf(message) + `","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}`
			}
			return body(m.code, message)
		}},
		{"har", func(s string, r *rand.Rand) string {
			return `{"log":{"entries":[{"request":{"method":"POST","url":"https://oapi.dingtalk.com/topapi/v2/user/create"},"response":{"status":200,"content":{"mimeType":"application/json","text":"` + jsonOf(body(numbered(r), lead(r)+s)) + `"}}}]}}`
		}},
		{"plain", func(s string, r *rand.Rand) string {
			return pick(r, "ding talk error: errcode=60104, errmsg=", "errcode: 40035, errmsg: ", "ERROR errcode=33012 errmsg=") + lead(r) + s + "\n"
		}},
	}
}

// encoding is how an input is written; inner are those of the text alone.
type encoding struct {
	id    string
	inner bool
	write func(string) string
}

// encodedShapes are those that are likely to be met encoded.
func encodedShapes() []shape {
	const ids = " json json-pretty json-nested json-array json-cut json-escaped-1 python-dict java-map java-lombok go-map query query-middle form header logfmt logfmt-quoted equals-wide colon colon-tight colon-full comma-list xml xml-attribute yaml php-print-r bare bare-zh bare-quoted "
	return slices.DeleteFunc(directShapes(), func(s shape) bool { return !strings.Contains(ids, " "+s.id+" ") })
}

func encodings() []encoding {
	return append(packings(), []encoding{
		{"gb18030", false, func(s string) string {
			out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
			if err != nil {
				return s
			}
			return out
		}},
		{"utf-16le", false, func(s string) string { return sixteen(s, binary.LittleEndian) }},
		{"utf-16be", false, func(s string) string { return sixteen(s, binary.BigEndian) }},
		{"bom", false, func(s string) string { return "\ufeff" + s }},
		{"crlf", false, func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
		}},
		{"string-1", false, func(s string) string { return `{"level":"error","msg":"` + onceMore(1)(s) + `"}` }},
		{"string-2", false, func(s string) string { return `{"level":"error","msg":"` + onceMore(2)(s) + `"}` }},
		{"string-3", false, func(s string) string { return `{"level":"error","msg":"` + onceMore(3)(s) + `"}` }},
		{"docker", false, func(s string) string {
			return `{"log":"` + jsonOf(s) + `\n","stream":"stderr","time":"2026-11-29T02:00:01.123456789Z"}`
		}},
		{"kubernetes", false, func(s string) string { return prefixed(s, "2026-11-29T02:00:01.123456789Z stderr F ") }},
		{"compose", false, func(s string) string { return prefixed(s, "web-1  | ") }},
		{"journal", false, func(s string) string { return prefixed(s, "Nov 29 10:00:01 app-01 java[4711]: ") }},
		{"ascii", false, func(s string) string {
			if !strings.Contains(s, `{"`) { // only JSON has such escapes
				return s
			}
			return ascii(s)
		}},
		{"octets", true, func(s string) string { return fmt.Sprintf("body: % x", s) }},
		{"percent", true, func(s string) string { return "https://app.example.com/cb?data=" + url.QueryEscape(s) }},
		{"percent-twice", true, func(s string) string {
			return "https://app.example.com/cb?data=" + url.QueryEscape(url.QueryEscape(s))
		}},
		{"percent-path", true, url.PathEscape},
		{"html", true, html.EscapeString},
		{"html-named", true, func(s string) string {
			return strings.NewReplacer("&", "&amp;", `"`, "&quot;", "'", "&#x27;", "<", "&lt;", ">", "&gt;").Replace(s)
		}},
		{"u-escapes", true, func(s string) string {
			return strings.NewReplacer(`"`, `\u0022`, "'", `\u0027`, "&", `\u0026`, "<", `\u003c`, ">", `\u003e`, "=", `\u003d`, "+", `\u002B`).Replace(ascii(s))
		}},
	}...)
}

// prefixed puts something in front of every line.
func prefixed(s, with string) string {
	return with + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n"+with) + "\n"
}

// ascii writes what is not ASCII as \u escapes, as json.dumps does.
func ascii(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c < 0x80 {
			b.WriteRune(c)
			continue
		}
		for _, u := range utf16.Encode([]rune{c}) {
			fmt.Fprintf(&b, `\u%04x`, u)
		}
	}
	return b.String()
}

func sixteen(s string, order binary.AppendByteOrder) string {
	out := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}
