package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/redact"
)

// unmasked are the texts of a finding that mask leaves as they are, and why.
var unmasked = map[string]string{
	"Source": "masked once for all of an input, by Hits", "Message": "masked before it is read, by wordsOf",
	"Platform": "a name of dterr's", "PlatformBy": "a rule of dterr's", "Shape": "a decoder of dterr's", "Peeled": "dterr's words",
	"Families": "the catalogue's", "Equals": "the catalogue's", "Meaning": "the catalogue's", "Candidates": "the catalogue's", "Matched": "a word of dterr's",
	"Kind": "the catalogue's", "Owner": "the catalogue's", "Retry.Policy": "the catalogue's",
	"Title.ZH": "the catalogue's", "Title.EN": "the catalogue's",
	"Notes.Key": "the catalogue's", "Notes.ZH": "the catalogue's, with codes of its own, numbers and private addresses", "Notes.EN": "as Notes.ZH",
}

// strange is a secret that is known by its shape.
const strange = "SEC5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957"

// TestMaskAll proves that no text of a finding is forgotten: a new field has to be
// masked, or stand in the list with the reason why it needs not be.
func TestMaskAll(t *testing.T) {
	var f Finding
	texts := map[string]int{}
	eachText(reflect.ValueOf(&f).Elem(), "", func(path string, v reflect.Value) {
		texts[path]++
		v.SetString("x " + strange)
	})
	if texts["Facts.Variables"] == 0 || texts["Facts.ApplyURL"] == 0 || texts["Notes.ZH"] == 0 || texts["RequestID"] == 0 {
		t.Fatalf("the walk finds %v", texts)
	}
	o := &Options{Masker: redact.New()}
	o.mask(&f, words{})
	eachText(reflect.ValueOf(&f).Elem(), "", func(path string, v reflect.Value) {
		_, listed := unmasked[path]
		switch shown := strings.Contains(v.String(), strange); {
		case shown && !listed:
			t.Errorf("%s is shown as it stood in the input", path)
		case !shown && listed:
			t.Errorf("%s is masked and stands in the list of what is not", path)
		}
		delete(texts, path)
	})
	for path := range texts {
		t.Errorf("%s is gone", path)
	}
	for path := range unmasked {
		if f := path; !strings.Contains(f, ".") {
			if _, ok := reflect.TypeFor[Finding]().FieldByName(f); !ok {
				t.Errorf("%s is listed and no field", path)
			}
		}
	}
}

// eachText calls f with every text of a value; an empty list gets one element. The
// catalogue's entry and times hold nothing of an input.
func eachText(v reflect.Value, path string, f func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		f(path, v)
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			eachText(v.Index(i), path, f)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			name := path
			if field := v.Type().Field(i); !field.Anonymous {
				name = strings.TrimPrefix(path+"."+field.Name, ".")
			}
			eachText(v.Field(i), name, f)
		}
	case reflect.Pointer, reflect.Int, reflect.Bool, reflect.Float64, reflect.Int64:
	default:
		panic("a field of a kind that the walk does not know: " + path + ", " + v.Kind().String())
	}
}

// TestFactsOfMasked proves that no fact shows a piece of what the message masks.
func TestFactsOfMasked(t *testing.T) {
	const address, phone, token = "zhangsan99@corp.example", "13812345678", "5e1f0a9c7b3d48260f9e8d7c6b5a4039"
	for _, tt := range []struct{ name, in, secret string }{
		{"field of an object", `{"errcode":400402,"errmsg":"错误描述:参数 obj --》 ` + address + ` 缺失"}`, "zhangsan99"},
		{"object of a field", `{"errcode":400402,"errmsg":"错误描述:参数 ` + phone + ` --》 title 缺失"}`, phone},
		{"missing parameter", `{"errcode":40035,"errmsg":"缺少参数 ` + address + `"}`, "zhangsan99"},
		{"parameter behind an arrow", `{"errcode":40035,"errmsg":"miss param : ` + phone + `->x"}`, phone},
		{"address of a call", `{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=` + phone + `"}`, phone},
		{"address with a mail's sign", `{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=x ` + address + ` appKey(` + address + `)"}`, "zhangsan99"},
		{"app key", `{"errcode":90018,"errmsg":"x appKey(` + phone + `), apiPath(/x/` + phone + `)"}`, phone},
		{"scope", `{"errcode":60011,"errmsg":"x {requiredScopes=[access_token=` + token + `, ` + address + `]}"}`, token},
		{"page to apply at", `{"errcode":60011,"errmsg":"x https://open-dev.dingtalk.com/appscope/apply?content=ding123&access_token=` + token + `&x=1"}`, token},
		{"reason and solution", `{"errcode":310000,"errmsg":"错误描述:手机号 ` + phone + ` 错;解决方案:请联系 ` + address + `;参考链接:x"}`, phone},
		{"own server", `{"errcode":71012,"errmsg":"url地址访问异常,错误原因为:access_token=` + token + ` http statusCode is:403"}`, token},
		{"page of an app", `{"message":"Code:52013 - Message: 签名校验失败,nonce:[` + phone + `],timestamp:[` + phone + `],url:[https://a.example/?access_token=` + token + `],ticketList:[x]","errorCode":3}`, token},
		{"page of an app, nonce", `{"message":"Code:52013 - Message: 签名校验失败,nonce:[` + address + `],timestamp:[x],url:[https://a.example/],ticketList:[x]","errorCode":3}`, "zhangsan99"},
		{"variable", `{"errcode":60104,"errmsg":"手机号码` + phone + `在公司中已存在"}`, phone},
		{"code", `{"code":"` + strange + `","message":"不合法的access_token","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}`, strange},
		{"number for a code", `{"errcode":` + phone + `,"errmsg":"不合法的access_token"}`, phone},
		{"request id", `{"errcode":40014,"errmsg":"不合法的access_token","request_id":"` + strange + `"}`, strange},
		{"a mail address for a request id", `{"errcode":40014,"errmsg":"不合法的access_token","request_id":"` + address + `"}`, "zhangsan99"},
		{"a mail address for the id of a line", `request_id: zhangsan9912@corp.example {"errcode":40014,"errmsg":"不合法的access_token"}`, "zhangsan99"},
		{"a mail address for the id of a header", "HTTP/1.1 400 Bad Request\nx-acs-request-id: " + address + "\n\n" + `{"code":"InvalidAuthentication","message":"不合法的access_token"}`, "zhangsan99"},
		{"a mail address for a code", "errcode: " + address + " errmsg: 不合法的access_token", "zhangsan99"},
		{"the path of a call", "POST https://api.dingtalk.com/v1.0/users/" + address + `/x {"code":"InvalidAuthentication","message":"不合法的access_token"}`, "zhangsan99"},
		{"scopes of a body", `{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"x","accessdenieddetail":{"requiredScopes":["` + strange + `"]}}`, strange},
	} {
		var found []*Finding
		_, err := Stream(strings.NewReader(tt.in), Options{Source: "stdin"}, func(it Item) error {
			found = append(found, it.Finding)
			return nil
		})
		if err != nil || len(found) == 0 {
			t.Errorf("%s: found %d, %v", tt.name, len(found), err)
			continue
		}
		for _, f := range found {
			eachText(reflect.ValueOf(f).Elem(), "", func(path string, v reflect.Value) {
				if strings.Contains(v.String(), tt.secret) {
					t.Errorf("%s: %s shows %q", tt.name, path, v.String())
				}
			})
		}
	}
}

// TestVariablesOfTemplates fills the places of every template with secrets that a
// piece of does not look like one: no fact shows a piece that the message masks.
func TestVariablesOfTemplates(t *testing.T) {
	filled := 0
	for e := range codes.Scan("") {
		for i := range e.Meanings {
			for _, s := range []struct{ text, secret string }{
				{"zhangsan99@corp.example", "zhangsan99"},
				{"appSecret=Hunter2xyZ9kQ", "Hunter2xyZ9kQ"},
				{`{"appSecret":"Hunter2,xyZ9kQ;abc"}`, "Hunter2,xyZ9kQ;abc"},
				{"Cookie: a=Hunter2xyz; b=Kq9xyzzz", "Hunter2xyz"},
			} {
				template := e.Meanings[i].Message
				if !strings.Contains(template, "%s") {
					continue
				}
				body, _ := json.Marshal(map[string]string{"code": e.Code, "message": strings.ReplaceAll(template, "%s", s.text), "requestid": "5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"})
				if e.Family != codes.FamilyAPI {
					body, _ = json.Marshal(map[string]string{"errcode": e.Code, "errmsg": strings.ReplaceAll(template, "%s", s.text)})
				}
				_, err := Stream(bytes.NewReader(body), Options{Source: "stdin"}, func(it Item) error {
					filled++
					told := fmt.Sprintf("%+v %q", it.Finding.Facts, it.Finding.Captured)
					for from := 0; from+6 <= len(s.secret); from++ {
						if piece := s.secret[from : from+6]; strings.Contains(told, piece) && !strings.Contains(it.Finding.Message, piece) {
							t.Errorf("%s: %q of %s is told: %s", e.ID, piece, body, told)
						}
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if filled < 1000 {
		t.Errorf("only %d findings", filled)
	}
}

// TestMaskedWords masks the last value of a text that lost the quote behind it, whole.
func TestMaskedWords(t *testing.T) {
	o := &Options{Masker: redact.New()}
	for in, want := range map[string]string{
		`wrong pwd="tulip&Cedar83`:         `wrong pwd="‹password#1›`,
		`wrong pwd="tulip&Cedar83"`:        `wrong pwd="‹password#1›"`,
		`wrong" or pwd: "tulip&Cedar83`:    `wrong" or pwd: "‹password#1›`,
		`"tulip`:                           `"tulip`,
		`the size is 5" and no secret`:     `the size is 5" and no secret`,
		`"a" is not "b`:                    `"a" is not "b`,
		`no quote, password=tulip-Cedar83`: `no quote, password=‹password#2›`,
	} {
		if got := o.maskedWords(in); strings.ReplaceAll(got, "#2", "#1") != strings.ReplaceAll(want, "#2", "#1") {
			t.Errorf("%s\nis  %s\nnot %s", in, got, want)
		}
	}
	a := &item{Place: &find.Place{Answer: &shape.Answer{Message: `wrong pwd="tulip&Cedar83`, Outer: `a pwd="maple&Birch41`}}}
	if w := o.wordsOf(a); strings.Contains(w.shown, "Cedar") || strings.Contains(w.shown, "Birch") {
		t.Errorf("it shows %q", w.shown)
	}
}
