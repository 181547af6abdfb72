package cmd_test

// plainTraps are lines without a secret that look like one: names in brackets, in
// tables and in pairs, with a type, a rule or another name behind them.
func plainTraps() []string {
	return []string{
		"access_token(String) 必填", "userId(必填)", "userid（String，必填）", "mobile(可选)", "name[0] is empty", "name[1] must not be null", "sign(String, required)", "password(min=8)", "getAccessToken()", "getName(user)",
		"| access_token | String | 是 | 调用凭证 |", "| userid | String | 否 | 员工的userid |", "| name | type | required |\n| --- | --- | --- |\n| mobile | String | yes |", "mobile|String|否", "name|string|yes", "access_token | text | not null",
		"token→过期", "access_token -> expired", "password -> hashed", "token => invalid", "name → required", "userid -> staffId",
		"密码为必填", "姓名为空", "token是必填参数", "access_token为字符串", "userid为员工的唯一标识", "手机号为必填项", "姓名是员工的真实姓名", "密码是否正确", "令牌是否过期", "token值为空", "签名值不正确", "access_token等于空", "密钥是否泄露",
		"the token is expired", "the name is too long", "the mobile is not valid", "the password is incorrect", "the userid is required", "my token is not working", "the secret is missing", "the access_token is null", "the sign is wrong", "the email is taken",
		"NameError: name 'token' is not defined", "NameError: name 'dingTalkClient' is not defined", "unknown field 'userid'", "Column 'name' cannot be null", "Unknown column 'mobile' in 'field list'", "invalid type for field 'password'", "missing key 'access_token'", "parameter 'sign' not found", "unexpected keyword argument 'token'", "property 'name' of undefined", "no such column: email",
		"access_token=Optional.empty", "token: Optional.empty", "token: None", "Option<String>", "token: Option<String>", "name: Optional[str]", "secret: Some(_)", "token: Maybe String", "name = new String();", "id | name | password\n----+------+----------\n(0 rows)", "token: string | null", "secret: *string", "token: \"\"", "name: ''", "token: b''", "mobile: nil", "password: <nil>", "name:<nil>",
		`{"name":"access_token","type":"string","in":"header"}`, `{"name":"userid","required":true}`, `{"key":"appSecret","type":"secret"}`, `{"name":"Content-Type","value":"application/json"}`, `{"name":"Accept","value":"*/*"}`, `{"name":"size","value":"10"}`, `{"key":"cursor","value":"0"}`, `{"name":"LOG_LEVEL","value":"debug"}`, `{"name":"access_token","value":""}`, `{"name":"access_token","value":null}`, `{"field":"mobile","value":null}`, `{"name":"userid","in":"query","schema":{"type":"string"}}`,
		`<property name="mobile" type="string"/>`, `<property name="timeout" value="3000"/>`, `<property name="driverClassName" value="com.mysql.cj.jdbc.Driver"/>`, `<entry key="size">10</entry>`, `<input type="password" name="password">`, `<add key="Environment" value="Production" />`,
		"- name: APP_SECRET\n  valueFrom:\n    secretKeyRef:\n      name: dingtalk\n      key: appSecret", "- name: LOG_LEVEL\n  value: debug", "env:\n  - name: TZ\n    value: Asia/Shanghai", "variable \"app_secret\" {\n  type      = string\n  sensitive = true\n}",
		"Content-Disposition: form-data; name=\"media\"; filename=\"a.png\"", "s:4:\"size\";i:10;", "password: |", "token: >-", "{Name:size Value:10}", "Param(name=size, value=10)", "Cookie(s) rejected", "Basic authentication is not supported", "Bearer authentication required", "WWW-Authenticate: Basic realm=\"app\"", "WWW-Authenticate: Bearer error=\"invalid_token\"", "-----BEGIN CERTIFICATE REQUEST----- expected", "Basic usage: dterr lookup", "Bearer token is missing",
		"curl -u user https://api.example.com/", "mysql -h 10.0.0.5 -u root -p app", "redis://10.0.0.5:6379/0", "postgres://db.example.com:5432/app", "root@tcp(10.0.0.5:3306)/app", "ssh root@10.0.0.5",
		"SEC must be the prefix of the secret", "SECTION 4.2", "LTAI is the prefix of an AccessKey", "corpId starts with ding", "dingtalk-sdk-java", "dingtalkoauth2_1_0", "chatbot is disabled", "cid is empty", "manager approval required", "managers: 3",
	}
}
