using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using KillBot.Domain.Charts;

namespace KillBot.Tests.Charts;

/// <summary>Reads a chart as strictly as any reader of XML does.</summary>
internal static class ChartSvg
{
    private static readonly string[] Elements = ["svg", "title", "rect", "line", "polyline", "text"];

    private static readonly string[] Attributes =
    [
        "xmlns", "width", "height", "viewBox", "role", "font-family", "x", "y", "fill", "rx", "x1", "y1", "x2", "y2", "stroke", "points", "stroke-width",
        "stroke-linejoin", "stroke-linecap", "font-size", "text-anchor", "direction", "unicode-bidi", "font-weight",
    ];

    /// <summary>Demands that it is well-formed, and that there is nothing in it but shapes and texts inside of the picture.</summary>
    public static XElement Read(Chart chart)
    {
        using var reader = XmlReader.Create(
            new StringReader(chart.ToSvg()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var svg = XElement.Load(reader);
        Assert.All(svg.DescendantsAndSelf(), element =>
        {
            Assert.Contains(element.Name.LocalName, Elements);
            Assert.Equal("http://www.w3.org/2000/svg", element.Name.NamespaceName);
            Assert.All(element.Attributes(), attribute => Assert.Contains(attribute.Name.ToString(), Attributes));
        });
        Assert.Equal((chart.Width, chart.Height), ((int)svg.Attribute("width")!, (int)svg.Attribute("height")!));
        Assert.All(Shapes(svg), shape => Assert.True(
            shape.X >= 0 && shape.Y >= 0 && shape.Width >= 0 && shape.Height >= 0 && shape.X + shape.Width <= chart.Width + 0.1
            && shape.Y + shape.Height <= chart.Height + 0.1, shape.ToString()));
        return svg;
    }

    public static IReadOnlyList<string> Texts(XElement svg) => [.. svg.Elements().Where(element => element.Name.LocalName == "text").Select(text => text.Value)];

    private static IEnumerable<(double X, double Y, double Width, double Height)> Shapes(XElement svg) => svg.Elements()
        .Where(element => element.Name.LocalName is "rect" or "text")
        .Select(shape => (Number(shape, "x"), Number(shape, "y"), Number(shape, "width"), Number(shape, "height")));

    private static double Number(XElement element, string name) =>
        element.Attribute(name) is { } attribute ? double.Parse(attribute.Value, CultureInfo.InvariantCulture) : 0;
}
