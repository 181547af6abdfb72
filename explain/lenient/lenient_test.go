package lenient_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/lenient"
)

// dump writes a tree in one line, so that a table can show it.
func dump(n *lenient.Node) string {
	switch n.Kind {
	case lenient.Object:
		parts := make([]string, 0, len(n.Members))
		for _, m := range n.Members {
			parts = append(parts, m.Key+":"+dump(m.Value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case lenient.Array:
		parts := make([]string, 0, len(n.Items))
		for _, item := range n.Items {
			parts = append(parts, dump(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case lenient.Null:
		return "null"
	case lenient.String, lenient.Bare:
		return "<" + n.Text + ">"
	}
	return n.Text
}

func TestParse(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"strict", `{"errcode":40014,"errmsg":"不合法的access_token"}`, `{errcode:40014 errmsg:<不合法的access_token>}`},
		{"nested", `{"a":{"b":[1,"x",true,null]}}`, `{a:{b:[1 <x> true null]}}`},
		{"escapes", `{"m":"\u4e0d\n\"q\"\\\/"}`, "{m:<不\n\"q\"\\/>}"},
		{"surrogates", `{"m":"\ud83d\ude00\ud83d"}`, `{m:<😀�>}`},
		{"python", `{'errcode': 310000, 'ok': True, 'x': None, u'y': u'z'}`, `{errcode:310000 ok:true x:null y:<z>}`},
		{"bare keys", `{ errcode: 88, errmsg: "ding talk error[subcode=60020,submsg=x]" }`, `{errcode:88 errmsg:<ding talk error[subcode=60020,submsg=x]>}`},
		{"bare values", `{error: 1002, errorMessage: 企业无此微应用}`, `{error:1002 errorMessage:<企业无此微应用>}`},
		{"sentence with commas", `{errcode:850015,errmsg:系统异常，请稍后重试,request\_id:woae9xpid4xi}`, `{errcode:850015 errmsg:<系统异常，请稍后重试> request_id:<woae9xpid4xi>}`},
		{"full-width comma", `{"errcode":40022，"errmsg": "号码不一致"}`, `{errcode:40022 errmsg:<号码不一致>}`},
		{"full-width bare", `{ errcode:40009， success:false， errmsg:不合法的部门id}`, `{errcode:40009 success:false errmsg:<不合法的部门id>}`},
		{"full-width in python", `{'errmsg': '修改失败（https://x.y）'， 'errcode': 12150}`, `{errmsg:<修改失败（https://x.y）> errcode:12150}`},
		{"java toString", `{errcode=60011, errmsg=没有权限, request_id=abc}`, `{errcode:60011 errmsg:<没有权限> request_id:<abc>}`},
		{"php arrow", `["errcode" => 40014, "errmsg" => "bad"]`, `[{errcode:40014 errmsg:<bad>}]`},
		{"php var_dump", "{\n  [\"code\"]=>\n  string(6) \"closed\"\n  [\"n\":protected]=>\n  int(3)\n  [\"in\":\"Zoo\":private]=>\n  object(stdClass)#3 (1) {\n    [\"a\"]=>\n    array(1) {\n      [\"b\"]=>\n      bool(true)\n    }\n  }\n}", `{code:<closed> n:3 in:{a:{b:<bool(true)>}}}`},
		{"no var_dump", `{a: 1, ["code"] x: 1}`, `{a:1}`},
		{"a call that is no type of a dump", `{a: string(s) + "x", b: 2}`, `{a:<string(s) + "x"> b:2}`},
		{"trailing comma", `{"a":1,}`, `{a:1}`},
		{"missing comma", `{"a":1 "b":2}`, `{a:1 b:2}`},
		{"missing comma, lines", "{\"a\":\"1\"\n\"b\":2}", `{a:<1> b:2}`},
		{"missing closing quote", `{"errmsg":"不合法的access_token, "errcode":40014}`, `{errmsg:<不合法的access_token> errcode:40014}`},
		{"missing quote of a key", `{"errcode":40014,"errmsg:"不合法"}`, `{errcode:40014 errmsg:<不合法>}`},
		{"quote inside", `{"errmsg":"参数"agentid"不合法","errcode":40056}`, `{errmsg:<参数"agentid"不合法> errcode:40056}`},
		{"cut in a key", `{"code":"invalidParameter","reque...`, `{code:<invalidParameter>}`},
		{"cut in a value", `{"code":"invalidParameter","message":"invalid par`, `{code:<invalidParameter> message:<invalid par>}`},
		{"comment stars", "{\n * \"errcode\":71006,\n *  \"errmsg\":\"回调地址已经存在\"\n * }", `{errcode:71006 errmsg:<回调地址已经存在>}`},
		{"comment lines", "{\n // 错误码\n \"errcode\":71006,\n //：说明\n \"errmsg\":\"x\"\n}", `{errcode:71006 errmsg:<x>}`},
		{"comments behind members", "{\"a\": 1, // one\n\"b\":\"2\" // two\n}", `{a:1 b:<2>}`},
		{"remarks behind members", "{\"a\": 1, ← one, the first\n \"b\":2, -- two\n}", `{a:1 b:2}`},
		{"no remark", "{\"a\": 1, and so on\nand on", `{a:1}`},
		{"a comment between members", `{"a":1, /* the next, {"x":1} */ "b":2}`, `{a:1 b:2}`},
		{"slashes in texts", `{"a":"http://x.y/ // z","b":url//c,"c":2}`, `{a:<http://x.y/ // z> b:<url//c> c:2}`},
		{"members behind slashes", "{\n// \"a\":1,\n// \"b\":2\n// }", `{a:1 b:2}`},
		{"line numbers", "{\n  2. \"errcode\": 40078,\n  3. \"errmsg\": \"不存在\"\n  4. }", `{errcode:40078 errmsg:<不存在>}`},
		{"syslog prefix", "{\nNov 23 06:44:00 web1 app[12]: \"errcode\": 40078,\nNov 23 06:44:00 web1 app[12]: \"errmsg\": \"不存在\"\nNov 23 06:44:00 web1 app[12]: }", `{errcode:40078 errmsg:<不存在>}`},
		{"escaped once", `{\"errcode\":40014,\"errmsg\":\"say \\\"hi\\\"\"}`, `{errcode:40014 errmsg:<say "hi">}`},
		{"escaped thrice", `{\\\"errcode\\\":40014,\\\"errmsg\\\":\\\"不合法\\\"}`, `{errcode:40014 errmsg:<不合法>}`},
		{"bare members", `{"items":[ "status": "20", "duty": 0 ]}`, `{items:[{status:<20> duty:0}]}`},
		{"bare members of two", `{"items":["a":1,"b":2,"a":3]}`, `{items:[{a:1 b:2} {a:3}]}`},
		{"array of objects", `[ {"errcode":1}, {"errcode":2} ]`, `[{errcode:1} {errcode:2}]`},
		{"quotes of a word processor", "{ “a”:1, ”b”:”x”, „c“:„y“, ‘d’:’z’, “e“:“v“ }", `{a:1 b:<x> c:<y> d:<z> e:<v>}`},
		{"quotes of a page", "{「a」:1,『b』:『x』,＂c＂：＂y＂，`d`:`z`}", `{a:1 b:<x> c:<y> d:<z>}`},
		{"quotes inside such quotes", `{“a”:“say “x” now”,“b”:2}`, `{a:<say “x” now> b:2}`},
		{"a cell of CSV", `{""a"":""x"",""b"":"""",""c"":""say \""hi\"""",""d"":{""e"":1}}","y"`, `{a:<x> b:<> c:<say "hi"> d:{e:1}}`},
		{"an empty text", `{"a":"","b":""}`, `{a:<> b:<>}`},
		{"bytes written out", `{"a":"\xe4\xb8\x8d","b":"\344\270\215","c":"\xe4\xb8","d":"\x41"}`, `{a:<不> b:<不> c:<\xe4\xb8> d:<A>}`},
		{"a function", `{ok: true, json: async () => ({a: 1, b: "x"}), c: 2}`, `{ok:true json:{a:1 b:<x>} c:2}`},
		{"a function with a body", `{json: function () { return {a: 1}; }, c: 2}`, `{json:{a:1} c:2}`},
		{"a call", `{data: Promise.resolve(wrap({a: 1})), err: new Error("x, y"), t: f("x", 1)}`, `{data:{a:1} err:<x, y> t:<f("x", 1)>}`},
		{"a call with a name", `{code: codeOf("errcode"), x: = f("a b")}`, `{code:<codeOf("errcode")> x:<= f("a b")>}`},
		{"a type", `{resp:&Resp{a:1 b:x}, err: Error { a: 2 }}`, `{resp:{a:1 b:<x>} err:{a:2}}`},
		{"words before a bracket", `{a: not this {b: 1}}`, `{a:<not this {b: 1>}`},
		{"a frame", "{ │\n│ \"a\": 1,   │\n│ \"b\": \"x\" │\n│ }  │", `{a:1 b:<x>}`},
		{"a frame with line numbers", "{\n  2 │  \"a\": 1,\n  3 │  \"b\": 2\n  4 │ }", `{a:1 b:2}`},
		{"values in a wrapper", `{a: Some(40014), b: Some("x(y)"), c: Optional("z"), d: NumberInt(3), e: NumberLong("4"), f: Decimal('5'), g: int(6), h: float(7)}`, `{a:40014 b:<x(y)> c:<z> d:3 e:<4> f:<5> g:6 h:7}`},
		{"sentences in a wrapper", `{a: Some(text), b: Some(1, 2)}`, `{a:<Some(text)> b:<Some(1, 2)>}`},
		{"fields of Go", `{ErrCode:40014 ErrMsg:not a Zoo: at https://x.y RequestID:16l4 SubCode:<nil>}`, `{ErrCode:40014 ErrMsg:<not a Zoo: at https://x.y> RequestID:<16l4> SubCode:<<nil>>}`},
		{"fields of Go, a text first", `{Code:zoo.closed Message:not open}`, `{Code:<zoo.closed> Message:<not open>}`},
		{"names with a dot", `{.errcode = 40014, .errmsg = "x"}`, `{errcode:40014 errmsg:<x>}`},
		{"classes of Node", `{c: Object [Zoo] { d: 2 }, e: [Object: null prototype] {}, f: <ref *1> Zoo { g: 3 }, h: Map(2) { 'i' => 4 }, j: [Function: k] { l: 5 }}`, `{c:{d:2} e:{} f:{g:3} h:{i:4} j:{l:5}}`},
		{"what Node leaves out", `{a: [Object], b: [ [Function: zoo], [Function [Zoo]] ], c: [Circular *1], d: [class Zoo], e: 1}`, `{a:<[Object]> b:[<[Function: zoo]> <[Function [Zoo]]>] c:<[Circular *1]> d:<[class Zoo]> e:1}`},
		{"symbols of Node", `{a: 1, [Symbol(zoo)]: { b: 2 }, c: 3}`, `{a:1 [Symbol(zoo)]:{b:2} c:3}`},
		{"a sum of lines", "{a: 'one ' +\n    'two ' +\n    'three', b: 2}", `{a:<one two three> b:2}`},
		{"no sum", "{a: 'one' + 'two', b: 2}", `{a:<one' + 'two> b:2}`},
		{"wrong bracket", `{"a":[1,2}`, `{a:[1 2]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, _, ok := lenient.Parse([]byte(tt.in), 0)
			if !ok {
				t.Fatalf("Parse(%q): not ok", tt.in)
			}
			if got := dump(n); got != tt.want {
				t.Errorf("Parse(%q)\n got %s\nwant %s", tt.in, got, tt.want)
			}
		})
	}
}

// TestFarQuote ends a text whose closing quote stands far below: it was cut off, and
// the quote is another text's. On its first line a text may be of any length.
func TestFarQuote(t *testing.T) {
	long := strings.Repeat("x", 2*lenient.MaxLines)
	for _, test := range []struct {
		name, in, want string
		cut            bool
	}{
		{"on one line", `{"a":"` + long + `"}`, long, false},
		{"over few lines", "{\"a\":\"one\ntwo\"}", "one\ntwo", false},
		{"far below", "{\"a\":\"one\n" + long + "\"}", "one", true},
		{"far below a long line", "{\"a\":\"" + long + "\n" + long + "\"}", long, true},
	} {
		n, _, ok := lenient.Parse([]byte(test.in), 0)
		if !ok || n.Get("a").Str() != test.want || n.AllQuirks()&lenient.Truncated != 0 != test.cut {
			t.Errorf("%s: %d bytes, quirks %b, want %d bytes", test.name, len(n.Get("a").Str()), n.AllQuirks(), len(test.want))
		}
	}
}
