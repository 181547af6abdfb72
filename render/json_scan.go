package render

import "github.com/dterr/dterr/explain/scan"

// Scan writes a dterr.group/1 for each of the groups, what must be fixed first, and a
// dterr.scan/1 behind them.
func (j JSON) Scan(r *scan.Result) error {
	for _, g := range r.Groups {
		if err := j.write(r.GroupJSON(g)); err != nil {
			return err
		}
	}
	return j.write(r.SummaryJSON())
}
