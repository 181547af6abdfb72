package redact_test

import (
	"fmt"
	"testing"
)

// TestRoster masks what the fields of a roster show and hold.
func TestRoster(t *testing.T) {
	for _, tc := range []struct{ name, shown, value, mask, masked string }{
		{"姓名", "罗若曦", "罗若曦", "‹name#1›", ""},
		{"手机号", "+86-15067283391", "15067283391", "‹mobile#1›", ""},
		{"邮箱", "a.luo@corp.example", "a.luo@corp.example", "‹email#1›", ""},
		{"家庭住址", "杭州市西湖区文三路", "杭州市西湖区文三路", "‹address#1›", ""},
		{"证件号码", "330106199001011234", "330106199001011234", "‹id_card#1›", ""},
		{"银行卡号", "6222021202011111111", "6222021202011111111", "‹bank_card#1›", ""},
		{"职位", "工程师", "工程师", "‹position#1›", ""},
		{"手机号", "手机", "15067283391", "‹mobile#1›", "手机"},
		{"部门", "平台", "1", "1", "平台"},
	} {
		if tc.masked == "" {
			tc.masked = tc.mask
		}
		for _, form := range [...]string{
			`{"field_name":"%s","field_code":"sys00-x","field_value_list":[{"label":"%s","value":"%s"}]}`,
			`{"fieldName":"%s","fieldValueList":[{"itemIndex":0,"label":"%s","value":"%s"}]}`,
			`{"a":"{\"field_name\":\"%s\",\"field_value_list\":[{\"label\":\"%s\",\"value\":\"%s\"}]}"}`,
			`{"field_name":"%s","field_value_list":[{"value":"%[3]s","label":"%[2]s"}]}`,
		} {
			table{{tc.name, fmt.Sprintf(form, tc.name, tc.shown, tc.value), fmt.Sprintf(form, tc.name, tc.masked, tc.mask)}}.run(t)
		}
	}
	table{
		{"no value", `{"field_name":"姓名","field_value_list":[{"label":"罗若曦"}]}`, `{"field_name":"姓名","field_value_list":[{"label":"‹name#1›"}]}`},
		{"a name of the field", `{"field":"realName","values":[{"label":"Real name","key":"罗若曦","value":"罗若曦"}]}`, `{"field":"realName","values":[{"label":"Real name","key":"‹name#1›","value":"‹name#1›"}]}`},
	}.run(t)
}

// TestAddressKeys masks places under keys that end as that of an address does.
func TestAddressKeys(t *testing.T) {
	table{
		{"keys", `{"residence_address":"北京市朝阳区","certAddress":"杭州余杭区","a":{"mailAddress":"江苏省南京市"}}`, `{"residence_address":"‹address#1›","certAddress":"‹address#2›","a":{"mailAddress":"‹address#3›"}}`},
		{"assigned", "user.residenceAddress=湖北省武汉市\nCompanyAddress: 杭州市余杭区文一西路", "user.residenceAddress=‹address#1›\nCompanyAddress: ‹address#2›"},
		{"a member", `{"name":"residenceAddress","value":"江苏省南京市"}`, `{"name":"residenceAddress","value":"‹address#1›"}`},
	}.run(t)
	unchanged(t,
		`{"ipAddress":"10.0.0.1","walletAddress":"0x52908400098527886E0F7030069857D2E4169EE7","callback_address":"https://a.example/cb","serverAddress":"Hall 3"}`,
		`{"remoteAddress":"区域市场","listenAddress":"本机地址"}`, "serverAddress: 服务器地址不可用", "macaddresses=北京市朝阳区",
	)
}
