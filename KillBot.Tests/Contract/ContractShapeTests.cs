using System.Text.Json;

namespace KillBot.Tests.Contract;

/// <summary>The comparison finds what it is there to find.</summary>
public sealed class ContractShapeTests
{
    private const string Example = """{"a":1,"b":{"c":"x"},"d":[{"e":true}],"f":[]}""";

    [Theory]
    [InlineData("""{"a":2.5,"b":{"c":""},"d":[{"e":false},1],"f":["more"],"g":0}""", "")]
    [InlineData("""{"b":{"c":""},"d":[{"e":false}],"f":[]}""", "a is missing.")]
    [InlineData("""{"a":"1","b":{"c":""},"d":[{"e":false}],"f":[]}""", "a is String, not Number.")]
    [InlineData("""{"a":1,"b":{},"d":[{"e":false}],"f":[]}""", "b.c is missing.")]
    [InlineData("""{"a":1,"b":{"c":null},"d":[{"e":null}],"f":[]}""", "b.c is Null, not String.")]
    [InlineData("""{"a":1,"b":{"c":""},"d":[],"f":[]}""", "d is empty; the scene must have something for it.")]
    [InlineData("""{"a":1,"b":{"c":""},"d":[{"e":0}],"f":{}}""", "d[].e is Number, not Boolean. f is Object, not Array.")]
    [InlineData("[]", " is Array, not Object.")]
    public void Differences_are_told_by_path(string answer, string expected) => Assert.Equal(
        expected,
        string.Join(' ', ContractShape.Differences(JsonDocument.Parse(Example).RootElement, JsonDocument.Parse(answer).RootElement, ["d[].e"])));
}
