package uncoded

import "testing"

// TestPeople has lists with somebody in them, with nobody, and in the sample of a manual.
func TestPeople(t *testing.T) {
	for in, want := range map[string]string{
		`{"flowControlledStaffIdList":["zoo1"],"invalidStaffIdList":["zoo2"]}`:                 `flowControlledStaffIdList":["zoo1"]`,
		`{"flowControlledStaffIdList":[],"invalidStaffIdList":["zoo2"]}`:                       `invalidStaffIdList":["zoo2"]`,
		"{\n  \"invalidStaffIdList\" : [\n    \"zoo\"\n  ]\n}":                                 "invalidStaffIdList\" : [\n    \"zoo\"\n  ]",
		`{'invalidStaffIdList': ['zoo']}`:                                                      `invalidStaffIdList': ['zoo']`,
		`"{\"invalidStaffIdList\":[\"zoo\"]}"`:                                                 `invalidStaffIdList\":[\"zoo\"]`,
		`invalidStaffIdList=[zoo]`:                                                             `invalidStaffIdList=[zoo]`,
		`{"flowControlledStaffIdList":[],"invalidStaffIdList":[ ]}`:                            "",
		`{"invalidStaffIdList":null}`:                                                          "",
		`{"invalidStaffIdList":["zoo"`:                                                         "",
		"invalidStaffIdList 是无效的人":                                                             "",
		"### 响应示例\n\n```json\n{\n  \"a\": 1,\n  \"invalidStaffIdList\": [ \"zoo\" ]\n}\n```\n": "",
	} {
		got := ""
		if a := people([]byte(in)); a != nil {
			got = a.Message
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
