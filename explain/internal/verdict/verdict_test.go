package verdict_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/internal/verdict"
	"github.com/dterr/dterr/explain/lenient"
)

// subject makes what is judged of an answer, by hand. Its reading fits to nothing
// and the text around it is the answer alone unless a test changes that.
func subject(a shape.Answer, r match.Reading, around string) *verdict.Subject {
	before, behind, _ := strings.Cut(around, "ANSWER")
	const stands = "(it)"
	text := []byte(before + stands + behind)
	return &verdict.Subject{Answer: &a, Reading: &r, Near: transcript.Near{Text: text, At: len(before), To: len(before) + len(stands)}}
}

// object reads an object that an answer is made of.
func object(text string) *lenient.Node {
	n, _, _ := lenient.Parse([]byte(text), 0)
	return n
}

// answers of the forms that rules ask for.
func errcode(code, message string) shape.Answer {
	return shape.Answer{Traits: shape.Body, Codes: []string{code}, Message: message}
}

func number(code, message string) shape.Answer {
	return shape.Answer{Traits: shape.Prose | shape.Weak, Codes: []string{code}, Message: message}
}

func api(code, message string) shape.Answer {
	return shape.Answer{Traits: shape.Body | shape.Weak, Codes: []string{code}, Message: message, Family: codes.FamilyAPI}
}

func called(a shape.Answer, host string) shape.Answer {
	a.Call = transcript.Call{Host: host, Path: "/zoo"}
	return a
}

func with(a shape.Answer, members string) shape.Answer {
	a.Node = object(members)
	return a
}

// succeeded makes an answer a success.
func succeeded(a shape.Answer) shape.Answer {
	a.OK = true
	return a
}

// TestRules has an answer for every rule.
func TestRules(t *testing.T) {
	none := match.Reading{}
	fits := match.Reading{Known: true, Fit: match.FitsCode}
	both := match.Reading{Known: true, Fit: match.FitsBoth}
	telling := match.Reading{Known: true, Fit: match.FitsBoth, Telling: true, Distinct: true}
	elsewhere := match.Reading{Elsewhere: platform.WeChat}
	foreign := match.Reading{Elsewhere: platform.WeCom, Foreign: platform.WeCom}
	loose := called(number("7", "x"), "oapi.dingtalk.com")
	loose.Call.Loose = true
	signed := errcode("7", "x")
	signed.Call.Server = "DingTalk/1.0.0"
	withID := func(a shape.Answer) shape.Answer { a.RequestID = "z1z2z3z4"; return a }

	tests := []struct {
		rule string
		in   *verdict.Subject
		want platform.Name
		sure bool
	}{
		{"host", subject(called(errcode("7", "x"), "oapi.dingtalk.com"), none, ""), platform.DingTalk, true},
		{"server header", subject(signed, none, "wecom\nANSWER"), platform.DingTalk, true},
		{"Chinese of the catalogue", subject(called(with(shape.Answer{Traits: shape.Body, Codes: []string{"40014"}, Message: "动物园"}, `{"errcode":1}`), "zoo.aliyuncs.com"), both, "wecom\nANSWER"), platform.DingTalk, true},
		{"tail of WeCom", subject(errcode("40014", "x, hint: [1772413445_7_zoo], from ip: 203.0.113.7"), telling, "dingtalk ANSWER"), platform.WeCom, true},
		{"tail of WeChat", subject(errcode("40014", "x rid: 5f3759df-1a2b3c4d-0badcafe"), telling, ""), platform.WeChat, true},
		{"capital members and an id", subject(with(api("zoo.closed", "x"), `{"Code":1,"Message":2,"RequestId":3}`), none, ""), platform.Aliyun, true},
		{"number of Feishu", subject(number("99991663", "x"), match.Reading{Elsewhere: platform.Feishu}, ""), platform.Feishu, true},
		{"host of another platform", subject(called(errcode("40014", "x"), "qyapi.weixin.qq.com"), both, "dingtalk ANSWER"), platform.WeCom, true},
		{"words of DingTalk", subject(errcode("7", "ding talk error"), none, ""), platform.DingTalk, true},
		{"form of DingTalk", subject(shape.Answer{Traits: shape.Sure, Codes: []string{"1111"}}, none, ""), platform.DingTalk, true},

		{"another named around", subject(errcode("40014", "x"), fits, "wecom says ANSWER"), platform.WeCom, true},
		{"somebody else named around", subject(number("7", "x"), none, "openai says ANSWER"), platform.Unknown, true},
		{"host of nobody here", subject(called(errcode("40014", "x"), "zoo.example.com"), fits, ""), platform.Unknown, true},
		{"refusal of the new gateway", subject(api("Forbidden.AccessDenied.Zoo", "x"), none, ""), platform.DingTalk, true},
		{"client API in another spelling", subject(with(shape.Answer{Traits: shape.Client, Codes: []string{"20002"}, Message: "x"}, `{"errorcode":20002}`), none, "dingtalk says ANSWER"), platform.Unknown, false},
		{"named around", subject(errcode("7", "x"), none, "dingtalk says ANSWER"), platform.DingTalk, true},
		{"exception of the catalogue", subject(shape.Answer{Traits: shape.Exception | shape.Weak, Codes: []string{"zoo.closed"}}, fits, ""), platform.DingTalk, true},
		{"telling message behind the TOP gateway", subject(shape.Answer{Traits: shape.Top | shape.Weak, Codes: []string{"40", "isv.zoo-closed"}}, telling, ""), platform.DingTalk, true},
		{"client API with a known code", subject(with(shape.Answer{Traits: shape.Client, Codes: []string{"3"}, Message: "timeout"}, `{"errorCode":3}`), fits, ""), platform.DingTalk, true},
		{"client API in Chinese", subject(with(shape.Answer{Traits: shape.Client, Codes: []string{"7"}, Message: "动物园"}, `{"error":7}`), none, ""), platform.DingTalk, true},

		{"requestid beside a message", subject(with(api("zooClosed", "x"), `{"requestid":1,"message":2}`), none, ""), platform.DingTalk, true},
		{"code and telling message", subject(api("zooClosed", "x"), telling, ""), platform.DingTalk, true},
		{"code and message with a request id", subject(withID(api("zooClosed", "x")), both, ""), platform.DingTalk, true},
		{"code of several parts and message", subject(api("zoo.gate.closed", "x"), both, ""), platform.DingTalk, true},
		{"known code, named around", subject(api("zooClosed", "x"), fits, "dingtalk ANSWER"), platform.DingTalk, true},
		{"request id, named around", subject(withID(api("zooClosed", "x")), none, "dingtalk ANSWER"), platform.DingTalk, true},
		{"code in a sentence, named around", subject(shape.Answer{Traits: shape.Prose, Codes: []string{"zooClosed"}, Family: codes.FamilyAPI}, none, "dingtalk ANSWER"), platform.DingTalk, true},
		{"dotted code, named around", subject(api("zoo.closed", "x"), none, "dingtalk ANSWER"), platform.DingTalk, true},
		{"call of DingTalk's, named around", subject(shape.Answer{Traits: shape.Weak | shape.Body, Codes: []string{"zooClosed"}, Message: "x", Family: codes.FamilyAPI, Call: transcript.Call{Path: "/v1.0/card/streaming"}}, none, "dingtalk ANSWER"), platform.DingTalk, true},
		{"success member, named around", subject(with(api("zooClosed", "x"), `{"success":false}`), none, "dingtalk ANSWER"), platform.DingTalk, true},
		{"known code in another spelling, in Chinese", subject(with(api("ZooClosed", "动物园"), `{"success":false}`), match.Reading{Known: true}, ""), platform.DingTalk, true},
		{"one word and English", subject(api("zooClosed", "not open"), fits, ""), platform.Unknown, false},
		{"known code", subject(api("zoo.closed", "not open"), fits, ""), platform.DingTalk, true},
		{"sentence of the new gateway", subject(api("zooClosed", "动物园"), match.Reading{Worded: true}, ""), platform.DingTalk, true},

		{"number and message, named around", subject(number("7000", "x"), both, "dingtalk ANSWER"), platform.DingTalk, true},
		{"number and telling message", subject(number("7000", "x"), telling, ""), platform.DingTalk, true},
		{"sentence behind a wrapper", subject(number("88", "动物园"), match.Reading{Worded: true}, ""), platform.DingTalk, true},
		{"Chinese with a term of DingTalk", subject(number("7000", "动物园 agentId"), none, ""), platform.DingTalk, true},
		{"number in a sentence, named around", subject(number("7000", "not open"), fits, "dingtalk ANSWER"), platform.DingTalk, true},
		{"message of another platform in a sentence", subject(number("40014", "invalid access_token"), foreign, ""), platform.WeCom, true},

		{"errcode and message", subject(errcode("7", "x"), both, ""), platform.DingTalk, true},
		{"message of another platform", subject(errcode("40014", "invalid access_token"), foreign, ""), platform.WeCom, true},
		{"number of another platform", subject(errcode("7000", "not here"), elsewhere, ""), platform.WeChat, true},
		{"errcode beside a record", subject(errcode("7", "x"), none, ""), platform.DingTalk, true}, // Beside is set below
		{"shared number in English", subject(errcode("40014", "not here"), match.Reading{Known: true, Fit: match.FitsCode, Elsewhere: platform.WeChat}, ""), platform.Unknown, false},
		{"errcode of the catalogue", subject(errcode("7", "not here"), fits, ""), platform.DingTalk, true},
		{"code with dashes", subject(api("zoo-closed", "x"), none, "dingtalk ANSWER"), platform.Unknown, true},
		{"failed call of a mini program", subject(errcode("7", "zoo.open:fail"), fits, "dingtalk ANSWER"), platform.Unknown, true},
		{"small number in a sentence", subject(shape.Answer{Traits: shape.Prose, Codes: []string{"7"}, Message: "not here"}, fits, ""), platform.Unknown, true},
		{"errcode of the catalogue", subject(shape.Answer{Traits: shape.Prose, Codes: []string{"7"}}, fits, ""), platform.DingTalk, true},
		{"errcode of the catalogue", subject(shape.Answer{Traits: shape.Prose, Codes: []string{"700"}, Message: "not here"}, fits, ""), platform.DingTalk, true},
		{"own spelling of a program", subject(shape.Answer{Traits: shape.Prose | shape.Respelt, Codes: []string{"700"}, Message: "not here"}, fits, ""), platform.Unknown, true},
		{"number with a request id", subject(withID(errcode("7", "x")), none, ""), platform.DingTalk, true},
		{"large number in Chinese", subject(errcode("98765432", "动物园"), none, ""), platform.DingTalk, true},
		{"number of a known hundred", subject(errcode("40099", "not here"), none, ""), platform.DingTalk, true},

		{"source code", subject(called(errcode("7", "x"), "oapi.dingtalk.com"), both, "open();\nclose();\n// so: ANSWER\n"), platform.Unknown, true},
		{"host", subject(called(errcode("7", "x"), "oapi.dingtalk.com"), both, "open();\nclose();\n// ANSWER\n"), platform.DingTalk, true}, // noted there
		{"source code", subject(succeeded(called(errcode("0", "ok"), "oapi.dingtalk.com")), both, "open();\nclose();\n// ANSWER\n"), platform.Unknown, true},
		{"sample of a manual", subject(called(errcode("7", "x"), "oapi.dingtalk.com"), both, "返回示例\nANSWER\n"), platform.Unknown, true},

		// What is near to a rule, and of another.
		{"tail of WeCom", subject(errcode("40014", "x, hint: [zoo] from ip: 203.0.113.7"), none, ""), platform.WeCom, true},
		{"tail of WeCom", subject(errcode("40014", "x, hint: [1772413445_7]"), none, ""), platform.WeCom, true},
		{"tail of WeChat", subject(errcode("40014", "x, hint: [zoo-7]"), none, ""), platform.WeChat, true},
		{"nothing tells", subject(errcode("7", "x, hint: see below"), none, ""), platform.Unknown, false},
		{"nothing tells", subject(errcode("7", "grid:5f-1a-0b rid: 5f-1a"), none, ""), platform.Unknown, false},
		{"nothing tells", subject(with(api("zooClosed", "x"), `{"Code":1,"Message":2,"requestID":3}`), none, ""), platform.Unknown, false},
		{"nothing tells", subject(with(api("zooClosed", "x"), `{"Code":1,"Message":2,"Data":4,"RequestId":3}`), none, ""), platform.Unknown, false},
		{"capital members and an id", subject(with(api("zooClosed", "x"), `{"Code":1,"Message":2,"data":4,"RequestId":3}`), none, ""), platform.Aliyun, true},
		{"refusal of the new gateway", subject(with(api("Forbidden.AccessDenied.Zoo", "x"), `{"Code":1,"Message":2,"RequestId":3}`), none, ""), platform.DingTalk, true},
		{"nothing tells", subject(with(shape.Answer{Traits: shape.Client, Codes: []string{"3"}}, `{"errorCode":3}`), fits, ""), platform.Unknown, false},
		{"nothing tells", subject(errcode("9", "x"), fits, ""), platform.Unknown, false},
		{"nothing tells", subject(with(shape.Answer{Traits: shape.Client, Codes: []string{"3"}, Message: "timeout"}, `{"ErrorCode":3}`), fits, ""), platform.Unknown, false},
		{"nothing tells", subject(with(shape.Answer{Traits: shape.Client, Codes: []string{"3"}, Message: "timeout"}, `{"errorCode":3,"Result":1}`), fits, ""), platform.Unknown, false},
		{"nothing tells", subject(with(api("zoo.closed", "not open"), `{"Request_ID":3}`), fits, ""), platform.Unknown, false},
		{"nothing tells", subject(with(api("zoo.closed", "not open"), `{"Type":3}`), fits, ""), platform.Unknown, false},
		{"nothing tells", subject(with(api("zooClosed", "x"), `{"Data":3}`), telling, ""), platform.Unknown, false},
		{"nothing tells", subject(shape.Answer{Traits: shape.Top | shape.Weak, Codes: []string{"15", "isv.ZOO_CLOSED"}}, match.Reading{Known: true, Fit: match.FitsBoth}, ""), platform.Unknown, false},
		{"nothing tells", subject(number("599", "x"), match.Reading{Known: true, Fit: match.FitsBoth, Telling: true}, ""), platform.Unknown, false},
		{"number and telling message", subject(number("599", "x"), telling, ""), platform.DingTalk, true},
		{"number and telling message", subject(number("600", "x"), match.Reading{Known: true, Fit: match.FitsBoth, Telling: true}, ""), platform.DingTalk, true},
		{"large number in Chinese", subject(errcode("20000", "动物园"), none, ""), platform.DingTalk, true},
		{"nothing tells", subject(errcode("19999", "动物园"), none, ""), platform.Unknown, false},
		{"nothing tells", subject(errcode("98765432", "not here"), none, ""), platform.Unknown, false},
		{"nothing tells", subject(errcode("40099", "x"), none, ""), platform.Unknown, false}, // says nothing
		{"nothing tells", subject(errcode("7", "x"), none, ""), platform.Unknown, false},
		{"nothing tells", subject(loose, none, ""), platform.Unknown, false},
		{"nothing tells", subject(api("zooClosed", "x"), none, ""), platform.Unknown, false},
	}
	judge := verdict.New()
	shown := map[string]bool{"source code": true, "sample of a manual": true}
	reached := map[string]bool{"nothing tells": true}
	for _, test := range tests {
		test.in.Beside = test.rule == "errcode beside a record"
		reached[test.rule] = true
		if got, want := judge.Of(test.in), (verdict.Verdict{Platform: test.want, Sure: test.sure, Shown: shown[test.rule], Rule: test.rule}); got != want {
			t.Errorf("%+v, %+v:\n got %+v\nwant %+v", test.in.Answer, test.in.Reading, got, want)
		}
		if test.rule == "nothing tells" {
			continue
		}
		if got := judge.Without(test.rule, "").Of(test.in); got.Rule == test.rule {
			t.Errorf("without %q it decides still", test.rule)
		}
	}
	for _, name := range judge.Rules() {
		if !reached[name] {
			t.Errorf("no answer here is for the rule %q", name)
		}
	}
}

// TestWordsAround tells by the closest word.
func TestWordsAround(t *testing.T) {
	for _, test := range []struct {
		name, around string
		in           shape.Answer
		want         platform.Name
	}{
		{"on the line before the one above", "wecom\ndingtalk ANSWER", errcode("7", "x"), platform.DingTalk},
		{"above, the nearer line", "wecom\ndingtalk\nwork\nANSWER", errcode("7", "x"), platform.DingTalk},
		{"above, another", "dingtalk\nwecom\nANSWER", errcode("7", "x"), platform.WeCom},
		{"behind on the line", "wecom\nANSWER of dingtalk", errcode("7", "x"), platform.DingTalk},
		{"both on the line, the last before it", "wecom sends to dingtalk: ANSWER", errcode("7", "x"), platform.DingTalk},
		{"both on the line, another last", "dingtalk sends to wecom: ANSWER", errcode("7", "x"), platform.WeCom},
		{"below a body", "ANSWER\ndingtalk", errcode("7", "x"), platform.Unknown},
		{"below a sentence", "ANSWER\ndingtalk", shape.Answer{Traits: shape.Prose, Codes: []string{"7"}}, platform.DingTalk},
		{"the stack of an exception before what stands above", "wecom\nANSWER\n\tat dingtalk.Client", shape.Answer{Traits: shape.Exception}, platform.DingTalk},
		{"both on the line, behind it as well", "dingtalk\nwork ANSWER wecom work\nopenai", errcode("7", "x"), platform.WeCom},
		{"nobody", "work\nANSWER\nwork", errcode("7", "x"), platform.Unknown},
	} {
		if got := verdict.New().Of(subject(test.in, match.Reading{}, test.around)); got.Platform != test.want {
			t.Errorf("%s: %+v, want %s", test.name, got, test.want)
		}
	}
}

// TestOutweighs keeps what the answer says against another's name beside it.
func TestOutweighs(t *testing.T) {
	telling := match.Reading{Known: true, Fit: match.FitsBoth, Telling: true, Distinct: true}
	shared := telling
	shared.Elsewhere = platform.WeCom
	for _, test := range []struct {
		name string
		in   *verdict.Subject
		want platform.Name
	}{
		{"Chinese of the catalogue", subject(errcode("40014", "动物园"), shared, "wecom ANSWER"), platform.DingTalk},
		{"a number of its own", subject(errcode("7000", "zoo closed"), telling, "wecom ANSWER"), platform.DingTalk},
		{"a shared number", subject(errcode("40014", "zoo closed"), shared, "wecom ANSWER"), platform.WeCom},
		{"a small number", subject(errcode("-1", "zoo closed"), telling, "wecom ANSWER"), platform.WeCom},
	} {
		if got := verdict.New().Of(test.in); got.Platform != test.want {
			t.Errorf("%s: %+v, want %s", test.name, got, test.want)
		}
	}
}

func TestWithout(t *testing.T) {
	judge := verdict.New()
	names := judge.Rules()
	for i, name := range names {
		if name == "" || slices.Contains(names[:i], name) {
			t.Errorf("the name %q stands twice, or is empty", name)
		}
		if left := judge.Without(name, "").Rules(); len(left) != len(names)-1 || slices.Contains(left, name) {
			t.Errorf("without %q there are %d rules of %d", name, len(left), len(names))
		}
	}
	s := subject(errcode("7", "x"), match.Reading{}, "wecom says ANSWER")
	lacks := judge.Without("", "wecom")
	if got := lacks.Of(s); got.Rule != "nothing tells" {
		t.Errorf("without the word: %+v", got)
	}
	if len(lacks.Words().List()) != len(judge.Words().List())-1 || len(lacks.Rules()) != len(names) {
		t.Errorf("%d words and %d rules are left", len(lacks.Words().List()), len(lacks.Rules()))
	}
	if same := judge.Without("", ""); len(same.Rules()) != len(names) || len(same.Words().List()) != len(judge.Words().List()) {
		t.Error("\"\" leaves something out")
	}
	if got := judge.Of(s); got.Platform != platform.WeCom || len(judge.Rules()) != len(names) {
		t.Errorf("the judge itself is changed: %+v", got)
	}
}
