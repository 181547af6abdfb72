package redact_test

import "testing"

// TestVariables leaves what a program sets from a variable of the same name.
func TestVariables(t *testing.T) {
	unchanged(t,
		"this.password = password;", "this.password = args.password;", "password: config.password,", "self.db_password=db_password", "self._password = password",
		"&Config{Password: password, Secret: secret}", "conf.Password = *password", "$this->password = $password;", `{"password": password}`,
	)
	table{
		{"a value", "this.password = Hk7shadow; password: Passwords, pwd=password, password=newPassword", "this.password = ‹password#1›; password: ‹password#2›, pwd=‹password#3›, password=‹password#4›"},
		{"a word that ends so", "this.password = mypassword; this.password = My1Password", "this.password = ‹password#1›; this.password = ‹password#2›"},
		{"a setting", "spring.redis.password=RedisPassword; ding.password = DingPassword", "spring.redis.password=‹password#1›; ding.password = ‹password#2›"},
		{"in quotes", `this.password = "password"`, `this.password = "‹password#1›"`},
		{"a flag", "--password password", "--password ‹password#1›"},
	}.run(t)
}

// TestThings leaves the names of programs and departments that stand where people's do.
func TestThings(t *testing.T) {
	unchanged(t,
		`{"name":"dingtalk-stream-sdk"} {"name":"oa-robot-zx"} {"name":"zx-callback-v"}`,
		`name = "ops-alert"`,
		`{"dept_id":4,"name":"平台研发","auto_add_user":true}`, `{\"deptId\":4,\"name\":\"平台研发\"}`, `{'name': '平台研发', 'parent_id': 1}`, `{"name":"Sales East","autoAddUser":true}`,
		"new AMap.LngLat(116.397428, 39.90923)",
	)
	table{
		{"people", `{"name":"zhangwei"} {"name":"wei"} {"name":"zhang-wei"} {"name":"Oa-robot"}`, `{"name":"‹name#1›"} {"name":"‹name#2›"} {"name":"‹name#3›"} {"name":"‹name#4›"}`},
		{"people called like things", `{"nick":"快乐的小路","username":"zhang-wei-admin","nickName":"小楼"}`, `{"nick":"‹name#1›","username":"‹name#2›","nickName":"‹name#3›"}`},
		{"people in a program", `U{Name: "wei", Name: "zhangwei", name: "Wei", name: "张伟", realName: "wei"}`, `U{Name: "‹name#1›", Name: "‹name#2›", name: "‹name#3›", name: "‹name#4›", realName: "‹name#1›"}`},
		{"who is in a department", `{"userid":"m0012","name":"平台研发","dept_id":4} {"name":"平台研发","deptId":4,"mobile":"13800138000"}`, `{"userid":"‹userid#1›","name":"‹name#1›","dept_id":4} {"name":"‹name#1›","deptId":4,"mobile":"‹mobile#1›"}`},
		{"a person's name in Latin letters", `{"dept_id":4,"name":"Otmar Hollweg"}`, `{"dept_id":4,"name":"‹name#1›"}`},
		{"a person's name", `{"dept_id":4,"name":"张文伟"} {"dept_id_list":[4],"name":"平台研发"} {"name":"平台研发","deptId`, `{"dept_id":4,"name":"‹name#1›"} {"dept_id_list":[4],"name":"‹name#2›"} {"name":"‹name#2›","deptId`},
		{"outside of the object", `{"dept_id":4},{"name":"平台研发"},{"dept_id":4} "x":4,"name":"东区研发"`, `{"dept_id":4},{"name":"‹name#1›"},{"dept_id":4} "x":4,"name":"‹name#2›"`},
		{"other names", `{"realName":"平台研发","dept_id":4}`, `{"realName":"‹name#1›","dept_id":4}`},
		{"places", "lnglat(116.397428, 39.90923) renew(lnglat(116.397428, 39.90923))", "lnglat(‹location#1›, ‹location#2›) renew(lnglat(‹location#1›, ‹location#2›))"},
		{"a token", `new Config.Token("` + hex32 + `")`, `new Config.Token("‹token#1›")`},
	}.run(t)
}
