using System.Globalization;
using System.Text;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Reports.Csv;

/// <summary>Figures for machines: one line for each figure of the province and each unit, RFC 4180 with a heading, UTF-8 with a byte order mark (spreadsheets look for it). Shares are 0..1; what does not exist is empty.</summary>
public static class CsvFile
{
    public static byte[] Write(MadeReport report)
    {
        ReportFigures figures = report.Figures;
        var text = new StringBuilder("period,from,to,asOf,version,law,sha256,simulated,scope,name,figure,value\r\n");
        string start = string.Join(',', Text.PeriodName.Code(figures.Period), figures.Period.From, figures.Period.To, figures.AsOf, report.Edition.Version?.ToString(CultureInfo.InvariantCulture) ?? "", CsvForm.Comma.Text(figures.Law), report.Sha256, figures.Simulated ? "true" : "false");
        Lines("province", figures.ProvinceNameVi, figures.Province);
        foreach (ReportUnit unit in figures.Units)
        {
            Lines(unit.Code, unit.Name, unit.Sheet);
        }

        byte[] bytes = new UTF8Encoding(false).GetBytes(text.ToString());
        return [.. Encoding.UTF8.GetPreamble(), .. bytes];

        void Lines(string scope, string name, Metrics.Kpis.KpiSheet sheet)
        {
            foreach (KeyFigure figure in KeyFigures.All)
            {
                text.Append(start).Append(',').Append(CsvForm.Comma.Text(scope)).Append(',').Append(CsvForm.Comma.Text(name)).Append(',').Append(figure.Key).Append(',')
                    .Append(CsvForm.Comma.Number(figure.Value(sheet))).Append("\r\n");
            }
        }
    }
}
