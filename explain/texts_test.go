package explain_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// Every remark and every title of data/notes.tsv is what some answer gets, with
// all its places filled.
func TestTextKeys(t *testing.T) {
	tests := []struct {
		w  codes.TextKey
		in string
	}{
		{codes.NoteSubCodeMissing, `{"errcode":88,"errmsg":"ding talk error"}`},
		{codes.NoteWrapperSays, `{"errcode":88,"errmsg":"不合法的access_token"}`},
		{codes.NoteWrapper, `{"errorCode":3,"errorMessage":"权限校验失败 Code:52999 - Message: zoo"}`},
		{codes.NoteWriteMayHaveHappened, "POST https://oapi.dingtalk.com/topapi/message/corpconversation/asyncsend_v2\n" + `{"errcode":-1,"errmsg":"系统繁忙"}`},
		{codes.NoteTokenNotThere, "GET https://oapi.dingtalk.com/user/get?access_token=undefined\n" + `{"errcode":40014,"errmsg":"不合法的access_token"}`},
		{codes.NoteTokenNotThere, "> GET /v1.0/contact/users/me HTTP/1.1\n> Host: api.dingtalk.com\n> x-acs-dingtalk-access-token: null\n\n" + `{"code":"InvalidAuthentication","message":"不合法的access_token"}`},
		{codes.NoteTokenNotThere, "> GET /v1.0/contact/users/me HTTP/1.1\n> Host: api.dingtalk.com\n> x-acs-dingtalk-access-token: null\n\n" + `{"code":"invalidSuiteKey","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"zoo"}`},
		{codes.NoteTokenNotThere, "> GET /v1.0/contact/users/me HTTP/1.1\n> Host: api.dingtalk.com\n> x-acs-dingtalk-access-token: null\n\n< HTTP/1.1 401 Unauthorized\n< Server: DingTalk/1.0.0\n\n" + `{"zoo":1}`},
		{codes.NoteTokenNotThere, "GET https://api.dingtalk.com/v1.0/contact/users/me\nRequest failed with status code 401\nheaders: { 'x-acs-dingtalk-access-token': undefined }"},
		{codes.NoteIpv6, `{"errcode":88,"errmsg":"ding talk error","sub_code":"60020","sub_msg":"访问ip不在白名单之中,request ip=2408:4002::1 appKey(dingabc)"}`},
		{codes.NoteVerifyRobot, `{"errcode":310000,"errmsg":"sign not match"}`},
		{codes.NoteVerifyJsapi, `{"errorCode":"52013","errorMessage":"签名校验失败"}`},
		{codes.NoteVerifyCallback, `{"errcode":900005,"errmsg":"签名不匹配"}`},
		{codes.NoteCliRelayed, `{"error":{"category":"api","code":1,"message":"business error: success=false","reason":"business_error","server_key":"zoo"}}`},
		{codes.NoteCliUnproven, `{"error":{"type":"api","subtype":"empty_zoo","code":1,"message":"no animals","operation":"zoo/list","origin":"mcp","stage":"response_validation"}}`},
		{codes.NoteCardRefused, "[DingTalk][AICard] 创建失败: Request failed with status code 403"},
		{codes.NoteCardRefused, "[DingTalk] 创建卡片失败: Request failed with status code 403"},
		{codes.NoteCardRefused, "[DingTalk] AI Card: Request failed with status code 403"},
		{codes.NoteCardRefused, "PUT https://api.dingtalk.com/v1.0/card/streaming: HTTP 403"},
		{codes.NoteCardRefused, "钉钉机器人流式回复不了\n更新卡片时 Request failed with status code 403"},
		{codes.NoteManyMeanings, `{"code":"invalidParameter","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"the zebra is not there"}`},
		{codes.NoteNetwork, "oapi.dingtalk.com: network is unreachable"},
		{codes.NoteNetworkName, "curl: (6) Could not resolve host: oapi.dingtalk.com"},
		{codes.NoteNetworkRefused, "oapi.dingtalk.com: connection refused"},
		{codes.NoteNetworkLate, "oapi.dingtalk.com: read timed out"},
		{codes.NoteNetworkCut, "oapi.dingtalk.com: connection reset"},
		{codes.NoteNetworkTls, "oapi.dingtalk.com: handshake failure"},
		{codes.NoteNetworkProxy, "oapi.dingtalk.com: proxyconnect tcp: EOF"},
		{codes.NoteNetworkOrigin, "https://oapi.dingtalk.com/gettoken has been blocked by CORS policy"},
		{codes.NoteNetworkGarbled, "oapi.dingtalk.com: unexpected token <"},
		{codes.NoteNetworkStream, "[dingtalk] Connection attempt 2 failed: read ECONNRESET"},
		{codes.NotePrivateAddress, "[DingTalk] connect ETIMEDOUT 192.168.0.76:443"},
		{codes.NoteNamedAround, "钉钉机器人连不上\nError: read ECONNRESET"},
		{codes.NoteCertificate, "oapi.dingtalk.com: certificate verify failed"},
		{codes.NoteCertificate, "[DingTalk] x509: failed to verify certificate"},
		{codes.NoteCertificate, "oapi.dingtalk.com: PKIX path building failed"},
		{codes.NoteCertificateName, "oapi.dingtalk.com: Hostname/IP does not match certificate's altnames"},
		{codes.NoteMessageSays, `dingtalk: {"errcode":302033,"errmsg":"send too fast, exceed 20 times per minute"}`},
		{codes.NoteMessageSays, `{"code":"InvalidAction.Zoo","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"Specified api is not found, please check your url and method."}`},
		{codes.NoteStreamDropped, "[DingTalk] WebSocket closed with code 1006"},
		{codes.NoteStreamOpen, "POST https://api.dingtalk.com/v1.0/gateway/connections/open: HTTP 400"},
		{codes.NoteStreamOpen, "POST https://api.dingtalk.com/v1.0/gateway/connections/open 400 {\"code\":\"systemError\",\"message\":\"系统错误\",\"requestid\":\"3B7E2A90-6C4D-7F15-8E23-9A0B1C2D3E4F\"}"},
		{codes.NoteStreamOpen, "[dingtalk] Error: Request failed with status code 400\n    at settle (axios.js:1:2)\n    at DWClient.getEndpoint (client.cjs:3:4)"},
		{codes.NoteStreamOpen, "[dingtalk] Connection attempt 2 failed: Request failed with status code 401"},
		{codes.NotePlainHttp, "<html><title>400 The plain HTTP request was sent to HTTPS port</title>powered by dingtalk</html>"},
		{codes.NoteNamedOnly, "[DingTalk][AICard] Request failed with status code 403"},
		{codes.NoteNamedOnly, "[DingTalk] connect ETIMEDOUT 192.0.2.76:443"},
		{codes.NoteInternational, "GET https://api.dingtalk.io/v1.0/contact/users/me: HTTP 403"},
		{codes.NoteInternational, "POST https://oapi.dingtalk.io/topapi/v2/user/get\n" + `{"errcode":40014,"errmsg":"不合法的access_token"}`},
		{codes.NoteCallOfMe, "GET https://api.dingtalk.com/v1.0/contact/users/me: HTTP 403"},
		{codes.NoteCallCodes, "POST https://api.dingtalk.com/v1.0/oauth2/ssoAccessToken: HTTP 400"},
		{codes.NoteStatus, "GET https://api.dingtalk.com/v1.0/contact/users/me: HTTP 403"},
		{codes.NotePrintBody, "GET https://api.dingtalk.com/v1.0/contact/users/me: HTTP 409"},
		{codes.NoteScopeNamed, "钉钉机器人发不了卡片\n403 Forbidden\nCard.Instance.Write"},
		{codes.NoteScopeNamed, "[DingTalk] Request failed with status code 403 Card.Streaming.Write"},
		{codes.NoteThrottled, "[DingTalk][AICard] QPS limit, Request failed with status code 403"},
		{codes.NoteThrottled, "钉钉卡片更新不了\nRequest failed with status code 403\nQPS 限流，跳过本次更新"},
		{codes.NoteEqualMessages, "签名不匹配"},
		{codes.NoteMessageCause, "dingtalk: spaceId is illegal"},
		{codes.NoteMessageCause, "# 钉钉事件订阅 RuntimeException: Invalid CorpId"},
		{codes.NoteMessageFix, "Stream模式接入失败"},
		{codes.NoteMessageWithoutCode, "[DingTalk] error: clientId or clientSecret is null"},
		{codes.PartIdsAndOthers, "dingtalk error: 参数错误"},
		{codes.TitleUnknownCode, `{"errcode":987654,"errmsg":"no such code","request_id":"abcdefgh12"}`},
		{codes.TitleNoCode, `{"error":{"category":"api","reason":"failed","server_key":"dingtalk","operation":"send","code":2,"message":"it went wrong"}}`},
		{codes.TitleNetwork, "curl: (6) Could not resolve host: oapi.dingtalk.com"},
		{codes.TitleNetworkAround, "钉钉机器人连不上\nError: read ECONNRESET"},
		{codes.TitleGarbled, "oapi.dingtalk.com: unexpected token <"},
		{codes.TitleStreamDropped, "[DingTalk] WebSocket closed with code 1006"},
		{codes.TitlePage, "<html><title>oops</title>powered by dingtalk</html>"},
		{codes.TitlePageStatus, "<html><head><title>405 Not Allowed</title></head><body>powered by dingtalk</body></html>"},
		{codes.TitleMessageOnly, "HTTP/1.1 400 Bad Request\n\n" + `{"error":{"category":"api","reason":"failed","server_key":"dingtalk","operation":"send","code":2,"message":"it went wrong"}}`},
		{codes.TitleStatusUnnamed, "GET https://api.dingtalk.com/v1.0/contact/users/me: HTTP 418"},
		{codes.TitleStatusOnly, "GET https://api.dingtalk.com/v1.0/contact/users/me: HTTP 403"},
		{codes.TitleSuccess, `dd.error {"errorCode":0,"errorMessage":"fine"} dingtalk`},
		{codes.TitleSuccessStatus, "HTTP/1.1 200 OK\nServer: DingTalk/1.0.0\nx-acs-request-id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\n\n" + `{"expireIn":7200}`},
		{codes.TitleWecom, `{"errcode":60020,"errmsg":"not allow to access from your ip, hint: [1633075200_1_abc], from ip: 1.2.3.4, more info at https://open.work.weixin.qq.com/devtool/query?e=60020"}`},
		{codes.TitleWechat, `{"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest rid: 60f0e0a0-1f0e0a0f-0a0f0a0f"}`},
		{codes.TitleFeishu, `{"code":99991663,"msg":"token invalid","error":{"log_id":"202110010000001234567890","troubleshooter":"https://open.feishu.cn/search?log_id=2"}}`},
		{codes.TitleAliyun, `{"Code":"InvalidAccessKeyId.NotFound","Message":"Specified access key is not found.","RequestId":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","HostId":"ecs.aliyuncs.com"}`},
		{codes.TitleOtherCall, "POST https://api.dingtalk.com/v1.0/calendar/users/u7/calendars/primary/events\n" + `{"code":"invalidRequest","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"start must be before end"}`},
		{codes.NoteOtherCall, "POST https://api.dingtalk.com/v1.0/calendar/users/u7/calendars/primary/events\n" + `{"code":"invalidRequest","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"start must be before end"}`},
		{codes.TitleNotRecognised, `{"code":"systemError","message":"Error: the database connection was refused"}`},
	}
	place := regexp.MustCompile(`\\\{[a-z]+\\\}`)
	// said matches a text of the table whatever fills its places.
	said := func(template string) *regexp.Regexp {
		return regexp.MustCompile("^" + place.ReplaceAllString(regexp.QuoteMeta(template), `[^{}]+`) + "$")
	}
	untested := make(map[codes.TextKey]bool)
	for _, w := range codes.TextKeys() {
		untested[w] = true
	}
	if got := (*explain.Finding)(nil).Decision(now()).Reason; got != codes.TitleNoResponse.Text() {
		t.Errorf("no finding is decided by %v", got)
	}
	delete(untested, codes.TitleNoResponse)
	entry := findings(t, []byte("POST https://api.dingtalk.com/v1.0/robot/ding/send\n"+`{"code":"MissingzooId","message":"zooId is mandatory for this action."}`))[0].Entry
	for _, w := range []codes.TextKey{codes.PartMissingTitle, codes.PartMissingCause, codes.PartMissingFix, codes.PartMissingPrint} {
		m := entry.Meanings[0]
		all := []codes.Text{m.Title, entry.Title}
		for _, a := range append(m.Causes, m.OwnFixes...) {
			all = append(all, a.Text)
		}
		if !slices.Contains(all, w.Text(codes.Same("name", "zooId"))) {
			t.Errorf("%s is not in the entry of a parameter that is missing", w)
		}
		delete(untested, w)
	}
	for _, tt := range tests {
		delete(untested, tt.w)
		t.Run(tt.w.String(), func(t *testing.T) {
			all := findings(t, []byte(tt.in))
			if len(all) != 1 {
				t.Fatalf("%d findings", len(all))
			}
			zh, en := said(tt.w.Text().ZH), said(tt.w.Text().EN)
			f := all[0]
			switch {
			case strings.HasPrefix(tt.w.String(), "title-"):
				if !zh.MatchString(f.Title.ZH) || !en.MatchString(f.Title.EN) {
					t.Errorf("title %+v", f.Title)
				}
				return
			case strings.HasPrefix(tt.w.String(), "part-"):
				for _, n := range f.Notes {
					if strings.Contains(n.ZH, strings.TrimPrefix(tt.w.Text().ZH, "{ids}")) && strings.Contains(n.EN, strings.TrimPrefix(tt.w.Text().EN, "{ids}")) {
						return
					}
				}
			}
			for _, n := range f.Notes {
				if n.Key == tt.w.String() && zh.MatchString(n.ZH) && en.MatchString(n.EN) {
					return
				}
			}
			t.Errorf("notes %+v", f.Notes)
		})
	}
	for w := range untested {
		t.Errorf("%s: no answer gets it", w)
	}
}

// TestStatusOfUnknown adds to a code that the catalogue lacks what its status tells, where
// that is no refusal of arguments.
func TestStatusOfUnknown(t *testing.T) {
	for status, want := range map[string]bool{"400": false, "403": false, "429": true, "500": false, "502": true, "503": true, "520": false} {
		f := findings(t, []byte("POST https://api.dingtalk.com/v1.0/zoo/animals\nHTTP/1.1 "+status+" X\n\n"+`{"code":"zooIsAsleep","message":"the zoo sleeps"}`))
		if len(f) != 1 || f[0].Primary != "api/zooIsAsleep" {
			t.Fatalf("%s: %+v", status, f)
		}
		told := slices.ContainsFunc(f[0].Notes, func(n explain.Note) bool { return n.Key == "status" })
		if told != want {
			t.Errorf("%s: told %t", status, told)
		}
	}
	known := findings(t, []byte("HTTP/1.1 429 X\n\n"+`{"code":"Forbidden.AccessDenied.QpsLimitForApi","message":"x","requestid":"0A1B2C3D-1111-7222-9333-444455556666"}`))
	if len(known) != 1 || known[0].Entry == nil || slices.ContainsFunc(known[0].Notes, func(n explain.Note) bool { return n.Key == "status" }) {
		t.Errorf("known: %+v", known)
	}
}
