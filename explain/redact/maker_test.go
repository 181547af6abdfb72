package redact_test

import "testing"

// TestMakers masks values inside of what makes them.
func TestMakers(t *testing.T) {
	table{
		{"of PowerShell", `$pw = ConvertTo-SecureString -String "hunter2" -AsPlainText -Force`, `$pw = ConvertTo-SecureString -String "‹password#1›" -AsPlainText -Force`},
		{"of PowerShell, in brackets", `PSCredential("root", (ConvertTo-SecureString 'hunter' -AsPlainText))`, `PSCredential("root", (ConvertTo-SecureString '‹password#1›' -AsPlainText))`},
		{"optional", "appSecret=Optional[" + long64 + "], userid=Optional[zhangwei], name=Optional[张伟]", "appSecret=Optional[‹app_secret#1›], userid=Optional[‹userid#1›], name=Optional[‹name#1›]"},
		{"some", `token: Some("` + hex32 + `"), app_secret: Some("hunter")`, `token: Some("‹token#1›"), app_secret: Some("‹app_secret#1›")`},
		{"option", "Config(appSecret=Some(abc123def), userid=Option(m0012), sign=Some(" + mac256 + "))", "Config(appSecret=Some(‹app_secret#1›), userid=Option(‹userid#1›), sign=Some(‹sign#1›))"},
		{"just", `appSecret = Just "abc123def", token = Just ` + hex32, `appSecret = Just "‹app_secret#1›", token = Just ‹token#1›`},
		{"secret", `password=SecretStr('hunter2xyz'), appSecret: Ok(Secret("abc123def"))`, `password=SecretStr('‹password#1›'), appSecret: Ok(Secret("‹app_secret#1›"))`},
		{"string", `String token = new String("` + hex32 + `"); appSecret = std::string("abc123def");`, `String token = new String("‹token#1›"); appSecret = std::string("‹app_secret#1›");`},
		{"prefixes", `token = &"` + hex32 + `"; appSecret = b'abc123def', password = @"hunter2xyz"; userid=N'm0012' secret = r#"abc123deg"#`, `token = &"‹token#1›"; appSecret = b'‹app_secret#1›', password = @"‹password#1›"; userid=N'‹userid#1›' secret = r#"‹secret#1›"#`},
		{"three quotes", `appSecret = """abc123def""" 'token': '''` + hex32 + `'''`, `appSecret = """‹app_secret#1›""" 'token': '''‹token#1›'''`},
		{"to string", `token: "` + hex32 + `".to_string(), x`, `token: "‹token#1›".to_string(), x`},
		{"object id", `{"unionId": ObjectId("5e1f0a9c7b3d48260f9e8d7c")}`, `{"unionId": ObjectId("‹unionid#1›")}`},
		{"objective", `NSString *token = [NSString stringWithString:@"` + hex32 + `"];`, `NSString *token = [NSString stringWithString:@"‹token#1›"];`},
		{"generic", `appSecret = Optional<String>("abc123def"), token=Box::<String>("` + hex32 + `")`, `appSecret = Optional<String>("‹app_secret#1›"), token=Box::<String>("‹token#1›")`},
		{"any", `appSecret=Plain("abc123def"), token=decode("` + hex32 + `", 1), userid=UserId{manager7081}`, `appSecret=Plain("‹app_secret#1›"), token=decode("‹token#1›", 1), userid=UserId{‹userid#1›}`},
		{"member", `appSecret=Secret{value=abc123def}, token=Token(type=a, value="` + hex32 + `")`, `appSecret=Secret{value=‹app_secret#1›}, token=Token(type=a, value="‹token#1›")`},
		{"type", `let token: String = "` + hex32 + `"; app_secret: Optional[str] = "abc123def", password: str = 'hunter2xyz'`, `let token: String = "‹token#1›"; app_secret: Optional[str] = "‹app_secret#1›", password: str = '‹password#1›'`},
		{"header", `Authorization: Some("Basic cTUyT2Y1ejI6"), Cookie=Optional[JSESSIONID=9c7b3d48; a=b]`, `Authorization: Some("‹authorization#1›"), Cookie=Optional[‹cookie#1›]`},
		{"cast", `appSecret = (String) "abc123def"; token: !!str "` + hex32 + `"`, `appSecret = (String) "‹app_secret#1›"; token: !!str "‹token#1›"`},
		{"list", `UserIds: (string) (len=28) "zhangwei22546,zhangwei_60786",`, `UserIds: (string) (len=28) "‹userid#1›",`},
		{"cut", `appSecret = [string]"abc123d`, `appSecret = [string]"‹app_secret#1›`},
		{"own name", `x=Token(value=` + hex32 + `)`, `x=Token(value=‹token#1›)`},
		{"none after all", `{"userid: m0012Some(b'value":["userid: m0012Some(b'value",13800138000]}`, `{"userid: ‹userid#1›(b'value":["userid: ‹userid#1›(b'value","‹mobile#1›"]}`},
		{"erlang", `#{app_secret => <<"abc123def">>}`, `#{app_secret => <<"‹app_secret#1›">>}`},
		{"spew", ` AppSecret: (string) (len=9) "abc123def",`, ` AppSecret: (string) (len=9) "‹app_secret#1›",`},
		{"boxed", `{ appSecret: [String: 'abc123def'] }`, `{ appSecret: [String: '‹app_secret#1›'] }`},
		{"powershell", `AppSecret = [string]"abc123def"`, `AppSecret = [string]"‹app_secret#1›"`},
		{"variant", `QMap(("appSecret", QVariant(QString, "abc123def")))`, `QMap(("appSecret", QVariant(QString, "‹app_secret#1›")))`},
		{"arrow", `appSecret -> Some(abc123def), userid->Some(m0012)`, `appSecret -> Some(‹app_secret#1›), userid->Some(‹userid#1›)`},
		{"yaml", "appSecret: !!str abc123def\ntoken: &t " + hex32 + "\nuserid: !vault \"m0012\"\nsecret: !vault |\n  abc123def456", "appSecret: !!str ‹app_secret#1›\ntoken: &t ‹token#1›\nuserid: !vault \"‹userid#1›\"\nsecret: !vault |\n  ‹secret#1›"},
		{"samples for callbacks", `new DingCallbackCrypto3("5e1f0a9c7b3d4826", "` + alnum[:43] + `", "suiteabc") DingTalkEncryptor("swordfish", '` + alnum[:43] + `')`, `new DingCallbackCrypto3("‹token#1›", "‹aes_key#1›", "suiteabc") DingTalkEncryptor("swordfish", '‹aes_key#1›')`},
		{"in a string", `{"a":"appSecret=Optional[abc123def] token: Some(\"` + hex32 + `\")"}`, `{"a":"appSecret=Optional[‹app_secret#1›] token: Some(\"‹token#1›\")"}`},
	}.run(t)
	unchanged(t,
		`$pw = ConvertTo-SecureString $x -Force`, `Read-Host "x" | ConvertTo-SecureString`,
		"token=getToken()", "sign = base64(hmac)", "token=get_token(user1)", "token = os.getenv(\"ACCESS_TOKEN\")", "appSecret = config.get('appSecret')", "token: Optional[str]", "access_token: Optional[String]",
		"name = Column(String(32))", "userid: Some(string)", "token=Optional.empty()", "token=Optional.empty, x", "appSecret=None", "token: Nothing", "access_token = String(token)", "password = Field(min_length=8)",
		"password=<hidden>", "password: <nil>, x", "Authorization: Bearer <token>", "appSecret=<你的密钥>",
		"`name`: Optional `utf8name` that", "signature: int = 0x1F00A12345", `protobuf:"bytes,1,req,name=f" json:"f,omitempty"`, `proc = dll.NewProc("OpenProcessToken")`, `token = dll.NewProc("OpenProcessToken")`,
		"userid=List[int], name=Set()", "let token: String = getToken()", "token := cfg.Token", "secret: Secret<String>", "token: it's expired", `appSecret = ""`, `access_token=""""`, "userid: !Ref Name",
	)
}

// TestBlocks masks values in the lines behind their names.
func TestBlocks(t *testing.T) {
	table{
		{"literal", "appSecret: |\n  abc123def\nsize: 1", "appSecret: |\n  ‹app_secret#1›\nsize: 1"},
		{"folded", "a:\n  token: >-\n    " + hex32 + "\n  size: 1", "a:\n  token: >-\n    ‹token#1›\n  size: 1"},
		{"width", "appSecret: |2\n    abc123def\n", "appSecret: |2\n    ‹app_secret#1›\n"},
		{"several lines", "private_key: |+\n  -----BEGIN PRIVATE KEY-----\n  MIIabc\n\n  -----END PRIVATE KEY-----\nsize: 1", "private_key: |+\n  ‹private_key#1›\nsize: 1"},
		{"one value", "token: >-\n  5e1f0a9c7b3d4826\n  0f9e8d7c6b5a4039\ntoken: " + hex32, "token: >-\n  ‹token#1›\ntoken: ‹token#1›"},
		{"in a string", `{"f":"appSecret: |\n  abc123def\nsize: 1"}`, `{"f":"appSecret: |\n  ‹app_secret#1›\nsize: 1"}`},
		{"item", "- name: APP_SECRET\n  value: |\n    abc123def\n", "- name: APP_SECRET\n  value: |\n    ‹app_secret#1›\n"},
		{"here document", "APP_SECRET=$(cat <<EOF\nabc123def\nEOF\n)", "APP_SECRET=$(cat <<EOF\n‹app_secret#1›\nEOF\n)"},
		{"php", "$appSecret = <<<'EOT'\nabc123def\nEOT;\n", "$appSecret = <<<'EOT'\n‹app_secret#1›\nEOT;\n"},
		{"here string", "token=<<<\"" + hex32 + "\"", "token=<<<\"‹token#1›\""},
	}.run(t)
	unchanged(t, "token: |\nsize: abc123def456", "token: >\n  the token of the app\n", "token: | x", "userid: >= 5", "token=<<EOF\nabc123def", "errmsg: |\n  abc123def456\n")
}
