using System.Globalization;
using System.Text;
using System.Xml;

namespace KillBot.Domain.Charts;

/// <summary>
/// Writes the SVG of a chart: rectangles, lines and texts on a panel. The writer escapes what texts hold, and each text is an element of
/// its own, so that the direction of one cannot disturb another.
/// </summary>
internal sealed class ChartCanvas : IDisposable
{
    public const int Width = 800;

    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _document = new();
    private readonly XmlWriter _svg;

    public ChartCanvas(string title, int height)
    {
        _svg = XmlWriter.Create(_document, new XmlWriterSettings { OmitXmlDeclaration = true });
        _svg.WriteStartElement("svg", Namespace);
        Write("width", Width);
        Write("height", height);
        Write("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height}"));
        Write("role", "img");
        Write("font-family", "sans-serif");
        _svg.WriteElementString("title", Namespace, ChartText.Clean(title, 200));
        Rectangle(0, 0, Width, height, ChartColors.Panel, radius: 12);
        Text(24, 38, title, Width - 48, size: 20, isBold: true);
    }

    public void Rectangle(double x, double y, double width, double height, string fill, double radius = 0)
    {
        _svg.WriteStartElement("rect", Namespace);
        Write("x", x);
        Write("y", y);
        Write("width", width);
        Write("height", height);
        Write("fill", fill);
        if (radius > 0)
        {
            Write("rx", radius);
        }

        _svg.WriteEndElement();
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke)
    {
        _svg.WriteStartElement("line", Namespace);
        Write("x1", x1);
        Write("y1", y1);
        Write("x2", x2);
        Write("y2", y2);
        Write("stroke", stroke);
        _svg.WriteEndElement();
    }

    /// <summary>A line through points.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, string stroke)
    {
        _svg.WriteStartElement("polyline", Namespace);
        Write("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}")));
        Write("fill", "none");
        Write("stroke", stroke);
        Write("stroke-width", 3);
        Write("stroke-linejoin", "round");
        Write("stroke-linecap", "round");
        _svg.WriteEndElement();
    }

    /// <summary>A text on a line, cut to a width; by its <paramref name="anchor"/> it begins, has its middle or ends at <paramref name="x"/>.</summary>
    public void Text(
        double x, double y, string text, double maxWidth, string fill = ChartColors.Text, string anchor = "start", int size = 14, bool isBold = false)
    {
        _svg.WriteStartElement("text", Namespace);
        Write("x", x);
        Write("y", y);
        Write("fill", fill);
        Write("font-size", size);
        Write("text-anchor", anchor);
        Write("direction", "ltr");
        Write("unicode-bidi", "isolate");
        if (isBold)
        {
            Write("font-weight", "bold");
        }

        _svg.WriteString(ChartText.Fit(text, maxWidth, size));
        _svg.WriteEndElement();
    }

    /// <summary>Squares of colour with what they stand for, to the right below the title.</summary>
    public void Legend(params ReadOnlySpan<(string Color, string Label)> entries)
    {
        var x = 24.0;
        foreach (var (color, label) in entries)
        {
            Rectangle(x, 54, 12, 12, color, radius: 2);
            Text(x + 18, 65, label, 160, ChartColors.Muted);
            x += 34 + Math.Min(ChartText.WidthOf(label, 14), 160);
        }
    }

    /// <summary>The document; nothing can be drawn after it.</summary>
    public string Close()
    {
        _svg.WriteEndElement();
        _svg.Flush();
        return _document.ToString();
    }

    public void Dispose() => _svg.Dispose();

    private void Write(string name, double value) => Write(name, Number(value));

    private void Write(string name, string value) => _svg.WriteAttributeString(name, value);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
