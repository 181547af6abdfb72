package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestSchemes masks credentials that stand without a name, and leaves what only
// looks like one.
func TestSchemes(t *testing.T) {
	const line1, line2 = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7", "VJTUt9Us8cKjMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDu"
	table{
		{"basic", "header Basic cTUyT2Y1ejI6eENrSFRwV3FaWEpR", "header Basic ‹authorization#1›"},
		{"bearer in a form", "x=Bearer+" + hex32 + "&y=1", "x=Bearer+‹authorization#1›&y=1"},
		{"basic, cut", `{"Authorization":"Basic cTUyT2Y1`, `{"Authorization":"‹authorization#1›`},
		{"bearer, cut", "Bearer 8f3kd93k… failed", "Bearer ‹authorization#1› failed"},
		{"private key", "-----BEGIN RSA PRIVATE KEY-----\n" + line1 + "\n" + line2 + "\nab1=\n-----END RSA PRIVATE KEY-----\nnext line", "-----BEGIN RSA PRIVATE KEY-----\n‹private_key#1›\n-----END RSA PRIVATE KEY-----\nnext line"},
		{"private key in json", `{"k":"-----BEGIN PRIVATE KEY-----\n` + line1 + `\n-----END PRIVATE KEY-----\n","n":1}`, `{"k":"-----BEGIN PRIVATE KEY-----\n‹private_key#1›\n-----END PRIVATE KEY-----\n","n":1}`},
		{"private key in a form", "k=-----BEGIN+PRIVATE+KEY-----%0A" + line1 + "%0A-----END", "k=-----BEGIN+PRIVATE+KEY-----%0A‹private_key#1›%0A-----END"},
		{"private key with headers", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n" + line1 + "\n-----END", "-----BEGIN RSA PRIVATE KEY-----\n‹private_key#1›\n-----END"},
		{"private key with a name", "privateKey=-----BEGIN PRIVATE KEY-----\n" + line1 + "\n-----END PRIVATE KEY-----\nx", "privateKey=-----BEGIN PRIVATE KEY-----\n‹private_key#1›\n-----END PRIVATE KEY-----\nx"},
		{"private key, cut", "-----BEGIN PRIVATE KEY-----\n" + line1 + "\nVJTUt9", "-----BEGIN PRIVATE KEY-----\n‹private_key#1›"},
		{"private key before a log", "-----BEGIN PRIVATE KEY-----\n" + line1 + "\nerror in line 3", "-----BEGIN PRIVATE KEY-----\n‹private_key#1›\nerror in line 3"},
		{"private key in a quotation", "> -----BEGIN PRIVATE KEY-----\n> " + line1 + "\n> " + line2 + "\n> -----END", "> -----BEGIN PRIVATE KEY-----\n> ‹private_key#1›\n> ‹private_key#2›\n> -----END"},
		{"cookies of curl", ".a.example\tTRUE\t/\tTRUE\t1793580000\taccount\t5e1f0a9c7b\n.a.example\tTRUE\tx", ".a.example\tTRUE\t/\tTRUE\t1793580000\taccount\t‹cookie#1›\n.a.example\tTRUE\tx"},
		{"data sources", "root:p@ss/w0rd@tcp(127.0.0.1:3306)/shop user:pw9x@unix(/tmp/x.sock)/d admin:hunter2@localhost:27017", "root:‹password#1›@tcp(127.0.0.1:3306)/shop user:‹password#2›@unix(/tmp/x.sock)/d admin:‹password#3›@localhost:27017"},
		{"data source of oracle", "jdbc:oracle:thin:scott/tiger9@//h:1521/x", "jdbc:oracle:thin:scott/‹password#1›@//h:1521/x"},
		{"path", "/v1.0/token/" + hex32 + "/x /access_token/5e1f0a9c7b3d4826", "/v1.0/token/‹token#1›/x /access_token/‹access_token#1›"},
		{"hook", `POST https://a.example/robot/webhook/5e1f0a9c7b3d4826 https:\/\/a.example\/hook\/` + uuid + `, to=https%3A%2F%2Fa.example%2Fhooks%2F5e1f0a9c7b3d4826`, `POST https://a.example/robot/webhook/‹webhook#1› https:\/\/a.example\/hook\/‹webhook#2›, to=https%3A%2F%2Fa.example%2Fhooks%2F‹webhook#1›`},
		{"hook of a robot", "https://a.example/webhook/" + hex64 + "/x", "https://a.example/webhook/‹robot_token#1›/x"},
		{"hook's host", `https://hooks.a.example/services/T0AB1/q1W2e3R4t5Y6u7I8o9P0 https:\/\/webhook.example\/` + uuid, `https://hooks.a.example/services/T0AB1/‹webhook#1› https:\/\/webhook.example\/‹webhook#2›`},
		{"hook with a number", "/api/webhooks/1234567890/qWeRtY1u_IoPaSdF-gHjKlZ2xC", "/api/webhooks/1234567890/‹webhook#1›"},
		{"ids in a path", "/v1.0/contact/users/manager7081/x /openId/qwertyui12 /name/%E5%BC%A0%E4%BC%9F/x", "/v1.0/contact/users/‹userid#1›/x /openId/‹openid#1› /name/‹name#1›/x"},
		{"flags in arrays", `["sshpass","-p","hunter2xyz","ssh"] ['curl', '-u', 'admin:hunter2xyz']`, `["sshpass","-p","‹password#1›","ssh"] ['curl', '-u', 'admin:‹password#1›']`},
		{"flags in json", `{"cmd":"curl -u \"admin:hunter2xyz\" https://a.example && mysql -uroot -phunter2! shop"}`, `{"cmd":"curl -u \"admin:‹password#1›\" https://a.example && mysql -uroot -p‹password#2› shop"}`},
		{"flags over lines", "curl -X POST \\\n  -H 'a: b' \\\n  -u 'admin:hun ter2' \\\n https://a.example", "curl -X POST \\\n  -H 'a: b' \\\n  -u 'admin:‹password#1›' \\\n https://a.example"},
	}.run(t)
	for _, in := range []string{
		"Basic information", "basic usage1 of it", "Basic auth", "Bearer token123", "a bearer token", "-----BEGIN PUBLIC KEY-----\n" + line1 + "\n-----END PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----\n" + line1,
		"-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", "-----BEGIN PRIVATE KEY----- is missing", "nginx:1.25@sha256:abcd", "10:20:30@host:80", "mailto:a@localhost:80/", "/token/refresh", "/v1.0/contact/users/me /users/v2beta1 /users/list2", ".git/hooks/pre-commit a/hooks/5e1f0a9c7b3d4826.js", "/webhook/validate-apps-v1beta1-deployment", "/api/hooks/v1/list", "a/hooks.js/5e1f0a9c7b3d4826", "/name/default /userid/list2", "/password/5e1f0a9c7b3d4826",
		"/ticket/12", "/v1.0/oauth2/accessToken",
		"docker run -u 1000:1000 x", "mkdir -p dir/a", "ssh -p 2222 a.example", "tar -a x", "docker run --name mysql -p3306:3306 -p 3306:3306 mysql:8", "mysql -u root -p shop", "cp -p a b", "start mysql; mkdir -p a/b", "grep -u a:b x",
		"curl -x http://proxy:3128 https://a.example", "curl -b cookies.txt https://a.example", "sshpass -p $PASS ssh a.example", "mysql -p$PASS shop",
	} {
		if got := redact.New().Text(in); got != in {
			t.Errorf("changed\n  in  %s\n  got %s", in, got)
		}
	}
}
