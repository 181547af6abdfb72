package explain_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// bodyMost is how much of an answer is read to judge it: DingTalk's refusals are short.
const bodyMost = 64 << 10

// retrying is an [http.RoundTripper] that calls again where the answer of DingTalk says
// that this helps, as long as that takes no longer than most.
type retrying struct {
	next http.RoundTripper
	most time.Duration
	// repeatable says of a request that it does no harm twice. A platform that fails may
	// have done what it was asked to; one that refuses a call for its rate has not.
	repeatable func(*http.Request) bool
	now        func() time.Time
	sleep      func(context.Context, time.Duration) error
}

// RoundTrip gives the first answer after which calling again does not help.
func (t *retrying) RoundTrip(req *http.Request) (*http.Response, error) {
	for attempt := 1; ; attempt++ {
		resp, err := t.next.RoundTrip(req)
		if err != nil {
			return nil, err
		}
		f, err := t.judge(req, resp)
		if err != nil {
			return nil, err
		}
		d := f.Decision(t.now())
		pause, again := t.pause(d, attempt)
		if !again || f.OK || f.Kind == codes.KindSystem && !t.repeatable(req) {
			return resp, nil
		}
		if req, err = rewound(req); err != nil || req == nil {
			return resp, nil
		}
		_ = resp.Body.Close()
		if err := t.sleep(req.Context(), pause); err != nil {
			return nil, err
		}
	}
}

// judge gives what DingTalk's answer says, nil where it is none. The body can be read
// afterwards as if it had not been.
func (t *retrying) judge(req *http.Request, resp *http.Response) (*explain.Finding, error) {
	head, err := io.ReadAll(io.LimitReader(resp.Body, bodyMost))
	if err != nil {
		return nil, err
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(head), resp.Body), resp.Body}
	// The call, the status and the headers tell more than the body alone: which meaning
	// of a code it is, when the answer was given, how long to wait.
	record := fmt.Appendf(nil, "%s %s\n", req.Method, req.URL.Redacted())
	headers, err := httputil.DumpResponse(resp, false)
	if err != nil {
		return nil, err
	}
	record = append(append(record, headers...), head...)
	var last *explain.Finding
	for _, item := range explain.NewReader(explain.Options{Now: t.now()}).Record(record) {
		if f := item.Answer(); f != nil {
			last = f
		}
	}
	return last, nil
}

// pause says how long to wait before the next call, and whether there is to be one.
func (t *retrying) pause(d explain.Decision, attempt int) (time.Duration, bool) {
	if d.Spent(attempt) {
		return 0, false
	}
	switch {
	case d.Exit == explain.ExitNow:
		return 0, true
	case d.Exit != explain.ExitLater:
		return 0, false
	}
	pause := max(time.Duration(d.WaitSeconds)*time.Second, d.Pause(attempt, t.most))
	return pause, 0 < pause && pause <= t.most
}

// rewound gives the request as it was before its body was sent, nil where that cannot be.
func rewound(req *http.Request) (*http.Request, error) {
	again := req.Clone(req.Context())
	if req.Body == nil || req.Body == http.NoBody {
		return again, nil
	}
	if req.GetBody == nil {
		return nil, nil
	}
	var err error
	again.Body, err = req.GetBody()
	return again, err
}

// A client that waits where DingTalk asks it to, and gives up at once where only a person
// can help. The server stands in for DingTalk's.
func ExampleFinding_Decision_client() {
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	answers := []string{
		`{"errcode":-1,"errmsg":"系统繁忙"}`,
		`{"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}`,
		`{"errcode":0,"errmsg":"ok"}`,
		`{"errcode":40014,"errmsg":"不合法的access_token"}`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", at.Format(http.TimeFormat))
		_, _ = io.WriteString(w, answers[0])
		answers = answers[1:]
	}))
	defer server.Close()

	client := &http.Client{Transport: &retrying{
		next: &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
		}},
		most:       10 * time.Second,
		repeatable: func(r *http.Request) bool { return r.Method == http.MethodGet },
		now:        func() time.Time { return at },
		sleep: func(_ context.Context, pause time.Duration) error {
			fmt.Println("waits", pause)
			return nil
		},
	}}
	for range 2 {
		resp, err := client.Get("http://oapi.dingtalk.com/user/get?userid=u1")
		if err != nil {
			fmt.Println(err)
			return
		}
		body, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		fmt.Println(string(body))
	}
	// Output:
	// waits 1s
	// waits 1s
	// {"errcode":0,"errmsg":"ok"}
	// {"errcode":40014,"errmsg":"不合法的access_token"}
}
