package codes_test

import (
	"slices"
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestChooser(t *testing.T) {
	// Made up, so that every way to pass is there.
	e := &codes.Entry{ID: "oapi/1", Code: "1", Family: codes.FamilyOAPI, Meanings: []codes.Meaning{
		{Kind: codes.KindAuth, Domain: "app"},
		{Kind: codes.KindCrypto, Domain: "robot", APIs: callIDs(t, "/robot/send")},
		{Kind: codes.KindCrypto, Domain: "app"},
	}}
	tests := []struct {
		name   string
		filter codes.Filter
		want   []int
	}{
		{"nothing asked for", codes.Filter{}, nil},
		{"only the family", codes.Filter{Family: codes.FamilyOAPI}, nil},
		{"kind", codes.Filter{Kind: codes.KindCrypto}, []int{1, 2}},
		{"domain in any case", codes.Filter{Domain: "APP"}, []int{0, 2}},
		{"call", codes.Filter{API: "/robot/send"}, []int{1}},
		{"kind and domain", codes.Filter{Kind: codes.KindCrypto, Domain: "app"}, []int{2}},
		{"kind before domain", codes.Filter{Kind: codes.KindAuth, Domain: "robot"}, []int{0}},
		{"domain before calls", codes.Filter{Kind: codes.KindState, Domain: "app", API: "/robot/send"}, []int{0, 2}},
		{"calls where nothing else fits", codes.Filter{Kind: codes.KindState, API: "/robot/send"}, []int{1}},
		{"none", codes.Filter{Kind: codes.KindState}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.filter.Chooser()(e); !slices.Equal(got, tt.want) {
				t.Errorf("meanings %v, want %v", got, tt.want)
			}
		})
	}
}

func callIDs(t *testing.T, call string) []uint16 {
	t.Helper()
	var ids []uint16
	for _, a := range codes.FindAPIs(call) {
		ids = append(ids, a.ID)
	}
	if ids == nil {
		t.Fatalf("no call %s", call)
	}
	return ids
}
