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
		{"a path of digits", `C:\101\token missing`, `C:\101\token missing`},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
