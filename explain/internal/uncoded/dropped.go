package uncoded

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/shape"
)

// dropSigns are what clients print when a connection of stream mode ends, in lower
// case. Those that are DingTalk's own words need no name beside them.
var dropSigns = [...]struct { //nolint:gochecknoglobals // a constant table
	text string
	own  bool
}{
	{"does not transfer heartbeat within heartbeat interval", true},
	{"persistent connection is timeout", false},
	{"websocket closed", false},
	{"websocket was closed", false},
	{"websocket connection closed", false},
	{"websocket connection lost", false},
	{"websocket: close ", false},
	{"closed the websocket connection", false},
	{"connectionclosed", false},
	{"no close frame", false},
}

// streamMarks are what stands beside a connection of stream mode: its host, its SDKs
// as a stack or a logger names them, and the frame of the server.
var streamMarks = [...]string{"wss-open-connection.dingtalk.", "dingtalk-stream", "dingtalk_stream", "dingtalk.open.app.stream", "topic=disconnect", `"topic":"disconnect"`} //nolint:gochecknoglobals // a constant table

// dropped reads a line that tells of the end of a connection of stream mode. The code
// with which a WebSocket closes is none of DingTalk's.
func (r *Reader) dropped(text []byte) *shape.Answer {
	return r.line(text, func(l string, at span) *shape.Answer {
		low := strings.ToLower(l)
		for _, x := range dropSigns {
			if strings.Contains(low, x.text) && (x.own || reports(text, l) || at.near(text, streamMarks[:])) {
				return &shape.Answer{Decoder: "network", Traits: shape.Dropped, Message: strings.TrimSpace(l), Start: at.start, End: at.end}
			}
		}
		return nil
	})
}
