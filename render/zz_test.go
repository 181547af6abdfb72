package render
import ("testing";"os";"fmt";"github.com/dterr/dterr/explain/lenient";"github.com/dterr/dterr/explain/attendance")
func TestZZ(t *testing.T){ f:=os.Getenv("F"); b,_:=os.ReadFile("../explain/attendance/testdata/"+f); n,_,_:=lenient.Parse(b,0); r:=attendance.Decode(n,attendance.Options{Redact:true}); w:=100; fmt.Sscan(os.Getenv("W"),&w)
 Attendance(os.Stdout,r,Options{Lang:os.Getenv("L"),Width:w}) }
