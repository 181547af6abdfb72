package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestDecoded holds characters that were written as something else against the text
// that they stand for.
func TestDecoded(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"a value by numbers", `token=&#53;&#101;&#49;&#102;&#48;&#97;&#57;&#99;`, `token=‹token#1›`},
		{"a value by numbers in hexadecimal", `<td>手机</td><td>&#x31;&#x33;&#x38;&#x30;&#x30;&#x31;&#x33;&#x38;&#x30;&#x30;&#x30;</td>`, `<td>手机</td><td>‹mobile#1›</td>`},
		{"a name in hexadecimal", "owner=e5bca0e69687e4bc9f name=5e1f0a9c7b3d4826", "owner=‹name#1› name=5e1f0a9c7b3d4826"},
		{"signs in a password by numbers", "password=&#x68;&#x75;&#x3c;&#x6e;&#x26;&#x74;&#x3c; x", "password=‹password#1›&#x3c; x"},
		{"signs in a password byte by byte", `password=\x68\x75\x26\x72\u0025\u0044`, `password=‹password#1›`},
		{"a name in a path", "GET /users/%E5%BC%A0%E4%BC%9F/roles /users/\\u674e\\u5a1c /users/方案/x", "GET /users/‹name#1›/roles /users/‹name#2› /users/方案/x"},
		{"a label by numbers", `&#23494;&#30721;：hunter2xyz`, `&#23494;&#30721;：‹password#1›`},
		{"a label and a colon by numbers", `&#x5bc6;&#x7801;&#xff1a;hunter2xyz`, `&#x5bc6;&#x7801;&#xff1a;‹password#1›`},
		{"no character has the number", `&#1114112;token=&#0;`, `&#1114112;token=&#0;`},
		{"a message by numbers", `&#38169;&#35823;&#30721;&#65306;40014`, `&#38169;&#35823;&#30721;&#65306;40014`},
		{"quoted-printable", `=E5=AF=86=E7=A0=81=EF=BC=9Ahunter2xyz`, `=E5=AF=86=E7=A0=81=EF=BC=9A‹password#1›`},
		{"a label in quotes by numbers", `{'&#21047;&#26032;&#20196;&#29260;': '5e1f0a9c7b3d4826'}`, `{'&#21047;&#26032;&#20196;&#29260;': '‹refresh_token#1›'}`},
		{"an arrow in quoted-printable", `[token] =3D> 5e1f0a9c7b3d4826`, `[token] =3D> ‹token#1›`},
		{"an arrow in quoted-printable behind a credential", `[api_secret] =3D> 5e1f0a9c7b3d4826`, `[api_secret] =3D> ‹api_secret#1›`},
		{"quoted-printable text in lines", "<app size=3D\"10\" app_secret=3D\"5e1f0a9c7b3d4826=\r\n0b9d7e3a1c5f4268\"/>", "<app size=3D\"10\" app_secret=3D\"‹app_secret#1›\"/>"},
		{"a soft line end", "=E5=AF=86=E7=A0=81: hunter=\n2xyz", "=E5=AF=86=E7=A0=81: ‹password#1›"},
		{"a message in quoted-printable", `=E9=94=99=E8=AF=AF 40014`, `=E9=94=99=E8=AF=AF 40014`},
		{"hexadecimal behind an equals sign", `a=E5&b=E6AF`, `a=E5&b=E6AF`},
		{"JavaScript's escape", `%u5BC6%u7801=hunter2xyz`, `%u5BC6%u7801=‹password#1›`},
		{"all of it in octal", `"app_secret=\065\145\061\146\060\141\071\143"`, `"app_secret=‹app_secret#1›"`},
		{"a table by numbers", `id&#44;jobnumber&#44;dept&#10;3&#44;A5788&#44;7`, `id&#44;jobnumber&#44;dept&#10;3&#44;‹job_number#1›&#44;7`},
		{"a tab by its number", `userid&#9;manager7081`, `userid&#9;‹userid#1›`},
		{"what PHP keeps, by numbers", `x:&#34;deviceId&#34;&#59;s&#58;10&#58;&#34;q1w2e3r4t5&#34;&#59;`, `x:&#34;deviceId&#34;&#59;s&#58;10&#58;&#34;‹device_id#1›&#34;&#59;`},
		{"an arrow of a page", `realName -&gt; 张伟, realName -\u003e 李娜, realName -%3E 王芳`, `realName -&gt; ‹name#1›, realName -\u003e ‹name#2›, realName -%3E ‹name#3›`},
		{"a length before the value", `%5B%22pwd%22%5D%3D%3E%0A%20%20string%2810%29%20%22hunter2xyz%22%0A`, `%5B%22pwd%22%5D%3D%3E%0A%20%20string%2810%29%20%22‹password#1›%22%0A`},
		{"a word of a message before a blank", `field%20%27device_id%27%3A%20rejected%20value%20%5Bq1w2e3r4t5%5D%3B%20codes`, `field%20%27device_id%27%3A%20rejected%20value%20%5B‹device_id#1›%5D%3B%20codes`},
		{"a sign in quoted-printable before a blank", "db.password =3D hunter2xyz, app_secret =3D 0x06 @\"abc123def\"", "db.password =3D ‹password#1›, app_secret =3D 0x06 @\"‹app_secret#1›\""},
		{"a sign in quoted-printable of a validator", "userid\n  Input should be [type=3Dx, input_value=3D'manager7081', x=3Dstr]", "userid\n  Input should be [type=3Dx, input_value=3D'‹userid#1›', x=3Dstr]"},
		{"a statement in quoted-printable", "=3D=3D>  Preparing: UPDATE t SET aes_key=3D? WHERE id=3D?\n=3D=3D> Parameters: abc123def(String), 3(Integer)", "=3D=3D>  Preparing: UPDATE t SET aes_key=3D? WHERE id=3D?\n=3D=3D> Parameters: ‹aes_key#1›(String), 3(Integer)"},
		{"a bar in quoted-printable", `=E2=94=83 app_secret =E2=94=83 abc123def =E2=94=83`, `=E2=94=83 app_secret =E2=94=83 ‹app_secret#1› =E2=94=83`},
		{"a bar byte by byte", `\xe2\x94\x83 openid \xe2\x94\x83 q1w2e3r4t5 \xe2\x94\x83, \342\224\203 userid \342\224\203 manager7081 \342\224\203`, `\xe2\x94\x83 openid \xe2\x94\x83 ‹openid#1› \xe2\x94\x83, \342\224\203 userid \342\224\203 ‹userid#1› \342\224\203`},
		{"JavaScript's escape behind a blank", `realName: %u5F20%u4F1F`, `realName: ‹name#1›`},
		{"digits of a style sheet", `.u[data-phone="\31 38\30 01\33 8000"] C:\31 token`, `.u[data-phone="‹mobile#1›"] C:\31 token`},
		{"a soft line end in a name", "Duplicate entry '5e1f0a9c7b3d48265e1f0a9c7b3d4826' for key 't.uk_refresh_to=\nken'", "Duplicate entry '‹refresh_token#1›' for key 't.uk_refresh_to=\nken'"},
		{"a short line that ends with a sign", "Duplicate entry '5e1f0a9c' for key 't.uk_refresh_to=\nken'", "Duplicate entry '5e1f0a9c' for key 't.uk_refresh_to=\nken'"},
		{"a long line that ends with a sign", "Duplicate entry '5e1f0a9c7b3d48265e1f0a9c7b3d4826' for the long key 't.uk_refresh_to=\nken'", "Duplicate entry '5e1f0a9c7b3d48265e1f0a9c7b3d4826' for the long key 't.uk_refresh_to=\nken'"},
		{"a sign in quoted-printable before a bracket", `token=3D<5e1f0a9c7b3d4826> secret=3D5e1f0a9c`, `token=3D<‹token#1›> secret=‹secret#1›`},
		{"a sign in quoted-printable at the end", `token =3D `, `token =3D `},
		{"a path of digits", `C:\101\token missing`, `C:\101\token missing`},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
