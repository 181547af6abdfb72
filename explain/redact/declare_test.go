package redact_test

import (
	"strings"
	"testing"
)

// TestDeclarations masks values behind their types, and those that stand in for
// others.
func TestDeclarations(t *testing.T) {
	table{
		{"reference", `const TOKEN: &'static str = "` + hex32 + `"; let app_secret: &str = "abc123def"; let secret: &mut String = "abc123deg"`, `const TOKEN: &'static str = "‹token#1›"; let app_secret: &str = "‹app_secret#1›"; let secret: &mut String = "‹secret#1›"`},
		{"bytes", `static APP_SECRET: &[u8] = b"abc123def";`, `static APP_SECRET: &[u8] = b"‹app_secret#1›";`},
		{"union", `token: str | None = "` + hex32 + `", appSecret: string | undefined = 'abc123def'`, `token: str | None = "‹token#1›", appSecret: string | undefined = '‹app_secret#1›'`},
		{"optional", `{token?: "` + hex32 + `", appSecret!: string = 'abc123def'}`, `{token?: "‹token#1›", appSecret!: string = '‹app_secret#1›'}`},
		{"array", `char app_secret[] = "abc123def"; char token[64] = "` + hex32 + `";`, `char app_secret[] = "‹app_secret#1›"; char token[64] = "‹token#1›";`},
		{"slice", `url.Values{"appSecret":[]string{"abc123def"}, "userid": []string{"m0012", "m0013"}}`, `url.Values{"appSecret":[]string{"‹app_secret#1›"}, "userid": []string{"‹userid#1›", "‹userid#2›"}}`},
		{"announced", `appSecret=string:"abc123def", name=str:张伟, name=b64:李娜`, `appSecret=string:"‹app_secret#1›", name=str:‹name#1›, name=b64:‹name#2›`},
		{"quoted twice", `session="\"` + hex32 + `\"", sign='"` + hex64 + `"'`, `session="‹session#1›", sign='‹sign#1›'`},
		{"tag", `appSecret=!!str abc123def, b`, `appSecret=!!str ‹app_secret#1›, b`},
		{"percent", `name=%q(张伟), appSecret = %Q[abc123def]`, `name=%q(‹name#1›), appSecret = %Q[‹app_secret#1›]`},
		{"environment", `app_secret = os.getenv("X", "swordfish"), token = env('Y', '` + hex32 + `')`, `app_secret = os.getenv("X", "‹app_secret#1›"), token = env('Y', '‹token#1›')`},
		{"any reader", `certNo = config.get("a.b", "110101199003078515")`, `certNo = config.get("a.b", "‹id_card#1›")`},
		{"or", `secret: process.env.X || 'abc123def', token = process.env["T"] ?? "` + hex32 + `", password = ENV.fetch(:a) or "hunter2xyz"`, `secret: process.env.X || '‹secret#1›', token = process.env["T"] ?? "‹token#1›", password = ENV.fetch(:a) or "‹password#1›"`},
		{"replaced", `${real_name:-张伟} ${callbackToken:XRVlWCOKaeEyNtEG} ${APP_SECRET:-abc123def}`, `${real_name:-‹name#1›} ${callbackToken:‹token#1›} ${APP_SECRET:-‹app_secret#1›}`},
		{"setters", `config.setRealName("周霞"); c.withAppSecret('swordfish').setAddress( "文一西路969号" )`, `config.setRealName("‹name#1›"); c.withAppSecret('‹app_secret#1›').setAddress( "‹address#1›" )`},
		{"binaries", `{DbPassword,<<"NZWtY55fs#4zag">>}, {app_secret, <<"abc123def">>}`, `{DbPassword,<<"‹password#1›">>}, {app_secret, <<"‹app_secret#1›">>}`},
		{"in a string", `{"a":"let token: &str = \"` + hex32 + `\"; secret: process.env.X || \"abc123def\""}`, `{"a":"let token: &str = \"‹token#1›\"; secret: process.env.X || \"‹secret#1›\""}`},
	}.run(t)
	unchanged(t,
		`setName("name")`, `t.setName("main")`, `setRemark("")`, `setToken("")`, `c.setUserid(userid)`, `setName("a", b)`, `{token,<<>>}`, `token, <<EOF`,
		"fn f(token: &str, secret: &'a str) -> String", "token?: string;", "token!: string", "is this the token?: yes", "token: str | None = None", "char token[64];", "char name[] = {0};",
		`token = os.getenv("TOKEN", "")`, `token = os.getenv("ACCESS_TOKEN", "default")`, `secret = process.env.SECRET || ''`, `token = process.env.TOKEN ?? defaultToken`, `secret: process.env.X || throw`,
		"token=%q and sign=%q: %w", `userid = db.get("users", "user")`, `"token":[]string{}`, "${token:-}", "${token}", "${TOKEN:-$OTHER}", `scope := []string{"token"}`,
	)
}

// TestGetters masks what reads a property gives.
func TestGetters(t *testing.T) {
	for _, code := range [...]string{
		`public string AppSecret { get; set; } = "%"; public int N;`,
		`public static string AppSecret { get; private set; } = "%";`,
		`internal string AppSecret { get; protected init; } = '%';`,
		`string AppSecret { internal get; set; } = "%";`,
		`public string AppSecret { get { return "%"; } }`,
		`public string AppSecret { get => "%"; }`,
		`val appSecret: String by lazy { "%" }`,
		`val appSecret by lazy { "%" }`,
		"val appSecret: String\n    get() = \"%\"",
		"var appSecret: String {\n    return \"%\"\n}",
		"var appSecret: String? {\n    get { \"%\" }\n}",
		`"a \"val appSecret: String by lazy { \\\"%\\\" }\""`,
	} {
		const value, mask = "swordfish-Krone41", "‹app_secret#1›"
		table{{code, strings.Replace(code, "%", value, 1), strings.Replace(code, "%", mask, 1)}}.run(t)
	}
	unchanged(t,
		`public string Token { get; set; }`, `public string Token { get; set; } = "";`, `public string Token { get; set; } // "the token"`, `public string Token { get; set; } = Read("a b");`,
		`token: String { "a": 1 }`, "type Query { token: String }", `secret by lazy loading "the module"`, `token get "userid of x"`, `get token { "x y" }`, `token = { }; "userid"`,
		"val token: String by lazy { "+strings.Repeat(" ", 96)+`"the one" }`,
	)
}
