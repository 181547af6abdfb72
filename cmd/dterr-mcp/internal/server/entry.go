package server

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// address is how the address of an entry begins; its id follows.
const address = "dterr://"

func entryTemplate() *mcp.ResourceTemplate {
	return &mcp.ResourceTemplate{
		Name: "entry", Title: "DingTalk error code", URITemplate: address + "{family}/{code}",
		Description: "All that is known of a code, as Markdown: dterr://oapi/40014", MIMEType: "text/markdown",
	}
}

// entry gives an entry as a page.
func (s *server) entry(_ context.Context, r *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	uri := r.Params.URI
	id, err := url.PathUnescape(strings.TrimPrefix(uri, address))
	if err != nil {
		return nil, mcp.ResourceNotFoundError(uri)
	}
	e, ok := codes.Known(id)
	if !ok {
		return nil, mcp.ResourceNotFoundError(uri)
	}
	var page bytes.Buffer
	if err := render.LookupMarkdown(&page, []*codes.Entry{e}, render.Options{Lang: s.Lang, Full: true}); err != nil {
		return nil, err
	}
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: "text/markdown", Text: page.String()}}}, nil
}

// offersMost is how many completions the protocol allows.
const offersMost = 100

// complete completes the family and the code of an entry's address.
func (*server) complete(_ context.Context, r *mcp.CompleteRequest) (*mcp.CompleteResult, error) {
	typed := r.Params.Argument.Value
	out := &mcp.CompleteResult{Completion: mcp.CompletionResultDetails{Values: []string{}}}
	switch r.Params.Argument.Name {
	case "family":
		for _, f := range codes.Families() {
			if strings.HasPrefix(string(f), typed) {
				out.Completion.Values = append(out.Completion.Values, string(f))
			}
		}
	case "code":
		family := ""
		if r.Params.Context != nil {
			family = r.Params.Context.Arguments["family"]
		}
		if family != "" {
			family += "/"
		}
		offers, whole := codes.Offers(family+typed, offersMost)
		out.Completion.HasMore = !whole
		for _, o := range offers[:min(len(offers), offersMost)] {
			out.Completion.Values = append(out.Completion.Values, strings.TrimPrefix(o.Word, family))
		}
	}
	return out, nil
}
