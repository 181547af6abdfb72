package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// unchanged holds texts without secrets against the masks.
func unchanged(t *testing.T, texts ...string) {
	t.Helper()
	for _, in := range texts {
		if got := redact.New().Text(in); got != in {
			t.Errorf("changed\n  in  %s\n  got %s", in, got)
		}
	}
}

// TestMembers masks values whose names are values of other members.
func TestMembers(t *testing.T) {
	table{
		{"har", `{"headers":[{"name":"Host","value":"oapi.dingtalk.com"},{"name":"x-acs-dingtalk-access-token","value":"` + hex32 + `"}]}`, `{"headers":[{"name":"Host","value":"oapi.dingtalk.com"},{"name":"x-acs-dingtalk-access-token","value":"‹access_token#1›"}]}`},
		{"har cookie", `{"name":"Cookie","value":"JSESSIONID=ab12; x=1"}`, `{"name":"Cookie","value":"‹cookie#1›"}`},
		{"har authorization", `{"name": "Authorization", "value": "Basic cTUyT2Y1ejI6eENr"}`, `{"name": "Authorization", "value": "‹authorization#1›"}`},
		{"array", `{"loc": ["body", 0, "secret"], "input": "abc123def456"}, {"loc": ["body", "secret"], "msg": "bad", "input": "abc123def456"}`, `{"loc": ["body", 0, "secret"], "input": "‹secret#1›"}, {"loc": ["body", "secret"], "msg": "bad", "input": "‹secret#1›"}`},
		{"pointer", `{"instancePath": "/签名", "message": "bad", "data": "` + mac256 + `"} {"op":"replace","path":"/a/appSecret","value":"abc123def"}`, `{"instancePath": "/签名", "message": "bad", "data": "‹signature#1›"} {"op":"replace","path":"/a/appSecret","value":"‹app_secret#1›"}`},
		{"violation", "X{message='size', propertyPath=appSecret, invalidValue=abc123def}", "X{message='size', propertyPath=appSecret, invalidValue=‹app_secret#1›}"},
		{"schema", `{"企业密钥": {"type": "string", "example": "abc123def456"}}`, `{"企业密钥": {"type": "string", "example": "‹corp_secret#1›"}}`},
		{"postman", `{"key":"appSecret","value":"` + long64 + `","type":"text","enabled":true}`, `{"key":"appSecret","value":"‹app_secret#1›","type":"text","enabled":true}`},
		{"members between", `{"key":"access_token","enabled":true,"type":"string","tags":["a","b"],"value":"` + hex32 + `"}`, `{"key":"access_token","enabled":true,"type":"string","tags":["a","b"],"value":"‹access_token#1›"}`},
		{"value first", `[{"value":"` + hex32 + `","enabled":true,"name":"access_token"},{"value":"5","name":"size"}]`, `[{"value":"‹access_token#1›","enabled":true,"name":"access_token"},{"value":"5","name":"size"}]`},
		{"a secret between", `{"name":"access_token","password":"hunter2","value":"` + hex32 + `"}`, `{"name":"access_token","password":"‹password#1›","value":"‹access_token#1›"}`},
		{"in a string", `{"a":"{\"name\":\"access_token\",\"value\":\"` + hex32 + `\"}"}`, `{"a":"{\"name\":\"access_token\",\"value\":\"‹access_token#1›\"}"}`},
		{"in a string, value first", `{"a":"{\"value\":\"` + hex32 + `\",\"name\":\"access_token\"}","n":1}`, `{"a":"{\"value\":\"‹access_token#1›\",\"name\":\"access_token\"}","n":1}`},
		{"two strings deep", `{"b":"{\"a\":\"{\\\"key\\\":\\\"userid\\\",\\\"value\\\":\\\"zhangwei\\\"}\"}"}`, `{"b":"{\"a\":\"{\\\"key\\\":\\\"userid\\\",\\\"value\\\":\\\"‹userid#1›\\\"}\"}"}`},
		{"encoded", `%7B%22name%22%3A%22access_token%22%2C%22value%22%3A%22` + hex32 + `%22%7D`, `%7B%22name%22%3A%22access_token%22%2C%22value%22%3A%22‹access_token#1›%22%7D`},
		{"indented", "{\n  \"name\": \"token\",\n  \"value\": \"" + hex32 + "\"\n}", "{\n  \"name\": \"token\",\n  \"value\": \"‹token#1›\"\n}"},
		{"number", `{"name":"userid","value":123456}`, `{"name":"userid","value":"‹userid#1›"}`},
		{"array", `{"key":"userid","values":["m1","m2"]}`, `{"key":"userid","values":["‹userid#1›","‹userid#2›"]}`},
		{"telemetry", `{"key":"access_token","value":{"stringValue":"` + hex32 + `"}}`, `{"key":"access_token","value":{"stringValue":"‹access_token#1›"}}`},
		{"last part of a key", `{"ParameterKey":"AppSecret","ParameterValue":"` + long64 + `"}`, `{"ParameterKey":"AppSecret","ParameterValue":"‹app_secret#1›"}`},
		{"last part of a name", `{"name":"spring.dingtalk.appSecret","value":"abc123def"} {"name":"data[access_token]","value":"abc123def"}`, `{"name":"spring.dingtalk.appSecret","value":"‹app_secret#1›"} {"name":"data[access_token]","value":"‹access_token#1›"}`},
		{"person", `{"name":"姓","value":"1"} {"key":"name","value":"张伟"}`, `{"name":"姓","value":"1"} {"key":"name","value":"‹name#1›"}`},
		{"person beside a number", `{"name":"张伟","value":12}`, `{"name":"‹name#1›","value":12}`},
		{"yaml", "env:\n- name: APP_SECRET\n  value: abc123def\n- name: SIZE\n  value: abc123def\n", "env:\n- name: APP_SECRET\n  value: ‹app_secret#1›\n- name: SIZE\n  value: abc123def\n"},
		{"yaml, quoted", "  - name: \"APP_SECRET\"\n    value: \"abc123def\"", "  - name: \"APP_SECRET\"\n    value: \"‹app_secret#1›\""},
		{"yaml, value first", "  - value: abc123def\n    name: APP_SECRET", "  - value: ‹app_secret#1›\n    name: APP_SECRET"},
		{"yaml in a string", `{"f":"- name: APP_SECRET\n  value: abc123def\n"}`, `{"f":"- name: APP_SECRET\n  value: ‹app_secret#1›\n"}`},
		{"property", `<property name="appSecret" value="abc123def"/><property value="abc123deg" name="appSecret" />`, `<property name="appSecret" value="‹app_secret#1›"/><property value="‹app_secret#2›" name="appSecret" />`},
		{"property in a string", `"<property name=\"appSecret\" value=\"abc123def\"/>"`, `"<property name=\"appSecret\" value=\"‹app_secret#1›\"/>"`},
		{"entry", `<entry key="appSecret">abc123def</entry><string name="token" translatable="false">` + hex32 + `</string>`, `<entry key="appSecret">‹app_secret#1›</entry><string name="token" translatable="false">‹token#1›</string>`},
		{"entry as entities", `&lt;entry key=&quot;appSecret&quot;&gt;abc123def&lt;/entry&gt;`, `&lt;entry key=&quot;appSecret&quot;&gt;‹app_secret#1›&lt;/entry&gt;`},
		{"entry of a character class", `<entry key="appSecret"><![CDATA[abc123def]]></entry>`, `<entry key="appSecret"><![CDATA[‹app_secret#1›]]></entry>`},
		{"bean", "<property name=\"appSecret\">\n  <value>abc123def</value></property>", "<property name=\"appSecret\">\n  <value>‹app_secret#1›</value></property>"},
		{"elements", "<property>\n <name>appSecret</name>\n <final>true</final>\n <value>abc123def</value>\n</property>", "<property>\n <name>appSecret</name>\n <final>true</final>\n <value>‹app_secret#1›</value>\n</property>"},
		{"form", "Content-Disposition: form-data; name=\"access_token\"\r\nContent-Type: text/plain\r\n\r\n" + hex32 + "\r\n--b", "Content-Disposition: form-data; name=\"access_token\"\r\nContent-Type: text/plain\r\n\r\n‹access_token#1›\r\n--b"},
		{"form in a string", `{"b":"form-data; name=\"userid\"\r\n\r\nmanager7081\r\n--b"}`, `{"b":"form-data; name=\"userid\"\r\n\r\n‹userid#1›\r\n--b"}`},
		{"go", "[{Key:access_token Value:" + hex32 + "} {Key:Cookie Value:a=b; c=d}]", "[{Key:access_token Value:‹access_token#1›} {Key:Cookie Value:‹cookie#1›}]"},
		{"go syntax", `Pair{Key:"access_token", Value:"` + hex32 + `"}`, `Pair{Key:"access_token", Value:"‹access_token#1›"}`},
		{"java", "Header[name=Authorization, value=Basic cTUyT2Y1ejI6] Entry(key=appSecret, value=abc123def)", "Header[name=Authorization, value=‹authorization#1›] Entry(key=appSecret, value=‹app_secret#1›)"},
		{"variable of PowerShell", `$env:APPSECRET = "abc123def"`, `$env:APPSECRET = "‹app_secret#1›"`},
		{"protobuf", "key: \"access_token\" value: \"" + hex32 + "\" {\n  key: \"userid\"\n  value: \"m1\"\n}", "key: \"access_token\" value: \"‹access_token#1›\" {\n  key: \"userid\"\n  value: \"‹userid#1›\"\n}"},
		{"ruby", "{:name=>\"access_token\", :value=>\"" + hex32 + "\"}", "{:name=>\"access_token\", :value=>\"‹access_token#1›\"}"},
		{"object", `{"appSecret":{"type":"string","value":"abc123def"},"n":{"value":"abc123def"}}`, `{"appSecret":{"type":"string","value":"‹app_secret#1›"},"n":{"value":"abc123def"}}`},
		{"block", "appSecret:\n  type: x\n  value: abc123def\nsize:\n  value: abc123def", "appSecret:\n  type: x\n  value: ‹app_secret#1›\nsize:\n  value: abc123def"},
		{"terraform", "variable \"app_secret\" {\n  type = string\n  default = \"abc123def\"\n}", "variable \"app_secret\" {\n  type = string\n  default = \"‹app_secret#1›\"\n}"},
		{"serialized", `a:2:{s:12:"access_token";s:32:"` + hex32 + `";s:6:"userid";i:12345;}`, `a:2:{s:12:"access_token";s:32:"‹access_token#1›";s:6:"userid";i:‹userid#1›;}`},
		{"serialized in a string", `{"a":"s:12:\"access_token\";s:32:\"` + hex32 + `\";"}`, `{"a":"s:12:\"access_token\";s:32:\"‹access_token#1›\";"}`},
		{"cut from a line", " - key: app_secret\n  value: abc123def", " - key: app_secret\n  value: ‹app_secret#1›"},
		{"in a sentence", "bad - name: APP_SECRET\n  value: abc123def", "bad - name: APP_SECRET\n  value: ‹app_secret#1›"},
		{"aligned to the right", "  name: app_secret\n value: abc123def\n  size: 1", "  name: app_secret\n value: ‹app_secret#1›\n  size: 1"},
		{"typed", `{"appSecret":{"S":"abc123def"}} {"userid":{"$numberLong":"338011"}}`, `{"appSecret":{"S":"‹app_secret#1›"}} {"userid":{"$numberLong":"‹userid#1›"}}`},
		{"property list", "<key>appSecret</key>\n<string>abc123def</string>", "<key>appSecret</key>\n<string>‹app_secret#1›</string>"},
		{"rpc", "<name>Cookie</name><value><string>a=b1c2; x=1</string></value>", "<name>Cookie</name><value><string>‹cookie#1›</string></value>"},
		{"label", `{"name":"员工UserID","value":"zhangwei"}`, `{"name":"员工UserID","value":"‹userid#1›"}`},
		{"key of many lines", `{"name":"private_key","value":"-----BEGIN PRIVATE KEY-----\nMIIabc"}`, `{"name":"private_key","value":"‹private_key#1›"}`},
		{"blanks", `{"name":"idCard","value":"110101 1990 0307 889X"}`, `{"name":"idCard","value":"‹id_card#1›"}`},
		{"redis", "1) \"appSecret\"\n2) \"abc123def\"\n3) \"x\"", "1) \"appSecret\"\n2) \"‹app_secret#1›\"\n3) \"x\""},
		{"prefixed", `{"name":"dingtalk_sign","value":"` + mac256 + `"} {"name":"x-encrypt","value":"abc123def"}`, `{"name":"dingtalk_sign","value":"‹sign#1›"} {"name":"x-encrypt","value":"‹encrypt#1›"}`},
		{"text", "[{Key:userAddress Value:文一西路969号} {Key:name Value:Li Na}] Param(name=name, value=Li Na, n=1)", "[{Key:userAddress Value:‹address#1›} {Key:name Value:‹name#1›}] Param(name=name, value=‹name#1›, n=1)"},
		{"php", "'name' => 'access_token',\n'type' => 'x',\n'value' => '" + hex32 + "',", "'name' => 'access_token',\n'type' => 'x',\n'value' => '‹access_token#1›',"},
	}.run(t)
	unchanged(t,
		`{"loc":["body",0],"input":"abc123def456"}`, `{"loc":["secret","size"],"input":"abc123def456"}`, `{"path":"/gettoken","data":{"errcode":40014}} path=/user/token status=200 value=3`, `{"token":{"type":"string","example":"string"}}`,
		`{"name":"Host","value":"oapi.dingtalk.com"}`, `{"value":"5","name":"pageSize"}`, `{"name":"Content-Type","value":"application/json"}`,
		`{"name":"access_token","type":"string","required":true},{"name":"size","value":"12345678"}`, `{"name":"userid","value":"用户的userid"}`,
		`{"name":"access_token","value":""}`, `{"field":"access_token","data":{"errcode":40014}}`, `{"field":"access_token","text":"is blank"}`,
		"appSecret:\nvalue: abc123def", `{"appSecret":{"type":"string","description":"the secret"}}`, `s:12:"access_token";b:1;s:1:"x"`,
		"- name: APP_SECRET\n  valueFrom:\n    secretKeyRef:\n      name: dingtalk\n      key: app_secret\n- name: SIZE\n  value: abc123def\n",
		"key: access_token\n\nvalue: abc123def", "missing param: access_token, value: null", `<input name="token" type="hidden"> text of it`,
		`{Name: name, Value: attr.value}`, `name := fmt.Sprintf("values=%d, x", n)`, `form-data; name="media"; filename="a.png"`, `form-data; name="token"; filename="a"`+"\r\n\r\nabc123def", "{Key:size Value:abc123def}", `{"name":"请假类型","value":"年假"}`,
	)
}
