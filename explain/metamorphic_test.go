package explain_test

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestWrappings puts known bodies into every wrapping: the findings stay the
// same.
func TestWrappings(t *testing.T) {
	bodies := []string{
		`{"errcode":40014,"errmsg":"不合法的access_token"}`,
		`{"errcode":60011,"errmsg":"没有调用该接口的权限","request_id":"15r7xs2kl3p3"}`,
		`{"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限]","request_id":"15r7xs2kl3p3"}`,
		`{"errcode":310000,"errmsg":"description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;"}`,
		`{"code":"InvalidAuthentication","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"不合法的access_token"}`,
		`{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"没有调用该接口的权限","accessdenieddetail":{"requiredScopes":["Contact.User.Read"]}}`,
		`{"errcode":88,"sub_code":"90002","sub_msg":"您的服务器调用钉钉开放平台当前接口的所有请求都被暂时禁用了, apiPath(/user/list), 从 2026-11-20 20:40:03 到 2026-11-20 20:40:04 请求总次数超过了 300 次, 处罚将在 2026-11-20 20:40:05 结束","request_id":"3xk2m9d0f1ab"}`,
		`{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"8c0f6a1e2b3d4c5f"}`,
	}
	wrappings := map[string]func(string) string{
		"as it is":   func(b string) string { return b },
		"line break": func(b string) string { return "\n\n" + b + "\n" },
		"indented":   indented,
		"log line": func(b string) string {
			return "2026-11-20 10:00:00.123 ERROR [main] c.e.Ding - dingtalk: " + b + " cost=12ms"
		},
		"bracketed":     func(b string) string { return "[ERROR] response: [" + b + "]" },
		"go error":      func(b string) string { return `error: send failed, body=` + b + `: retry in 3s` },
		"comment":       func(b string) string { return "// " + b },
		"javadoc":       func(b string) string { return "/**\n * " + strings.ReplaceAll(indented(b), "\n", "\n * ") + "\n */" },
		"diff":          func(b string) string { return "+ " + strings.ReplaceAll(indented(b), "\n", "\n+ ") },
		"quoted mail":   func(b string) string { return "> " + strings.ReplaceAll(indented(b), "\n", "\n> ") },
		"markdown":      func(b string) string { return "the answer is `" + b + "` again" },
		"fenced":        func(b string) string { return "```json\n" + indented(b) + "\n```" },
		"json string":   func(b string) string { return quoted(b) },
		"json in json":  func(b string) string { return `{"level":"error","msg":` + quoted("failed: "+b) + `}` },
		"three levels":  func(b string) string { return `{"a":` + quoted(`{"b":`+quoted(`{"c":`+quoted(b)+`}`)+`}`) + `}` },
		"logfmt":        func(b string) string { return `level=error msg="send failed" body=` + quoted(b) },
		"python":        python,
		"html":          func(b string) string { return "<pre>" + html.EscapeString(b) + "</pre>" },
		"percent":       func(b string) string { return "GET /log?body=" + url.QueryEscape(b) },
		"second of two": func(b string) string { return `{"msgtype":"text","text":{"content":"disk 90%"}} ` + b },
		"after request": func(b string) string { return `request={"userid":"01","code":"abc"} response=` + b },
		"array":         func(b string) string { return "[" + b + "]" },
		"field":         func(b string) string { return `{"success":false,"data":` + b + `,"cost":12}` },
		"curl -i": func(b string) string {
			return "HTTP/1.1 200 OK\r\nServer: tengine\r\nContent-Type: application/json\r\n\r\n" + b
		},
		"crlf":           func(b string) string { return strings.ReplaceAll(indented(b), "\n", "\r\n") },
		"bom":            func(b string) string { return "\ufeff" + b },
		"utf-16":         func(b string) string { return utf16le(b) },
		"gb18030":        gb18030,
		"syslog":         func(b string) string { return syslog(strings.Split(indented(b), "\n")) },
		"cut at 40":      func(b string) string { return syslog(pieces(b, 40)) },
		"trailing comma": func(b string) string { return strings.TrimSuffix(b, "}") + ",}" },
		"full width":     func(b string) string { return strings.ReplaceAll(b, `,"`, `，"`) },
		"bare keys":      bareKeys,
		"trailing stop":  func(b string) string { return "Response content: " + b + "." },
		"line numbers":   numbered,
	}
	for _, body := range bodies {
		want := essence(t, body)
		if want == "" {
			t.Fatalf("nothing found in %s", body)
		}
		for name, wrap := range wrappings {
			if got := essence(t, wrap(body)); got != want {
				t.Errorf("%s:\n got %s\nwant %s\n  in %s", name, got, want, wrap(body))
			}
		}
	}
}

// essence writes what must survive any wrapping.
func essence(t *testing.T, in string) string {
	var out []string
	for _, f := range findings(t, []byte(in)) {
		out = append(out, fmt.Sprintf("%s %v %s %s %s %v %s", f.Platform, f.Codes, f.Primary, f.Meaning, f.RequestID, f.Facts.RequiredScopes, f.Facts.Until))
	}
	return strings.Join(out, "; ")
}

func indented(b string) string {
	var v any
	d := json.NewDecoder(strings.NewReader(b))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return b
	}
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(v)
	return strings.TrimSpace(out.String())
}

func quoted(s string) string {
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s)
	return strings.TrimSpace(out.String())
}

func python(b string) string {
	return "resp: " + strings.NewReplacer(`"`, "'", "true", "True", "false", "False", "null", "None").Replace(b)
}

func bareKeys(b string) string {
	for _, k := range []string{"errcode", "errmsg", "sub_code", "sub_msg", "request_id", "requestid", "message", "code", "status", "wait", "punish", "uuid"} {
		b = strings.ReplaceAll(b, `"`+k+`":`, k+": ")
	}
	return b
}

func numbered(b string) string {
	var out strings.Builder
	for i, l := range strings.Split(indented(b), "\n") {
		fmt.Fprintf(&out, "%3d. %s\n", i+1, strings.TrimSpace(l))
	}
	return out.String()
}

func syslog(lines []string) string {
	var out strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&out, "Nov 20 10:00:%02d web1 app[812]: %s\n", i, l)
	}
	return out.String()
}

func pieces(b string, n int) []string {
	var out []string
	r := []rune(b)
	for len(r) > n {
		out = append(out, string(r[:n]))
		r = r[n:]
	}
	return append(out, string(r))
}

func utf16le(b string) string {
	var out strings.Builder
	for _, u := range utf16.Encode([]rune(b)) {
		out.WriteByte(byte(u))
		out.WriteByte(byte(u >> 8))
	}
	return out.String()
}

func gb18030(b string) string {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(b)
	if err != nil {
		return b
	}
	return out
}
