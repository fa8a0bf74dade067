using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace KillBot.Tests.Contract;

/// <summary>
/// The published API document is a promise: each of its operations exists, takes its example and answers with every key of its
/// example, of the same JSON type.
/// </summary>
public sealed partial class ContractTests(ContractApp contract) : IClassFixture<ContractApp>, IAsyncLifetime
{
    public static TheoryData<string> Operations => [.. Names];

    private static IEnumerable<string> Names => ContractEntry.All.Select(entry => entry.Name);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_takes_and_answers_what_the_document_shows(string operation)
    {
        var entry = ContractEntry.Find(operation);
        Assert.True(Exists(entry), $"There is no {operation}.");
        var scene = await ContractScene.CreateAsync(contract);
        var call = await ContractCalls.ByOperation[operation](scene, entry);
        await call.AssertAnswersAsync(entry);
    }

    [Fact]
    public void Every_operation_of_the_document_is_prepared()
    {
        Assert.Equal(41, ContractEntry.All.Count);
        Assert.Equal(
            Names.Order(StringComparer.Ordinal),
            ContractCalls.ByOperation.Keys.Order(StringComparer.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        contract.App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }

    private bool Exists(ContractEntry entry) => contract.App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        Anonymous(endpoint.RoutePattern.RawText!.Trim('/')) == Anonymous(entry.Path.Trim('/'))
        && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(entry.Method) == true);

    private static string Anonymous(string path) => Parameter().Replace(path, "/*");

    [GeneratedRegex(@"/(:\w+|\{[^}]+\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
