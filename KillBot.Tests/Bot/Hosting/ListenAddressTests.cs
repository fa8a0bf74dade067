using KillBot.Bot.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Bot.Hosting;

public class ListenAddressTests
{
    [Theory]
    [InlineData("", "http://localhost:3000")]
    [InlineData("PORT=8080", "http://localhost:8080")]
    [InlineData("HOST=0.0.0.0 PORT=8080", "http://0.0.0.0:8080")]
    [InlineData("HOST= PORT=", "http://localhost:3000")]
    [InlineData("HTTP_PORTS= PORT=8080", "http://localhost:8080")]
    [InlineData("URLS=http://[::1]:5000 PORT=8080", null)]
    [InlineData("HTTP_PORTS=8080", null)]
    public void HOST_and_PORT_decide_unless_ASP_NETs_own_settings_do(string settings, string? expected) =>
        Assert.Equal(expected, Configuration(settings).HostAndPort);

    [Theory]
    [InlineData("PORT=http")]
    [InlineData("PORT=65536")]
    [InlineData("PORT=-1")]
    public void A_port_that_is_none_is_refused_by_name(string settings)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Configuration(settings).HostAndPort);

        Assert.StartsWith("PORT must be a number", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "http://localhost:3000/")]
    [InlineData("HOST=0.0.0.0 PORT=8080", "http://localhost:8080/")]
    [InlineData("HOST=[::]", "http://localhost:3000/")]
    [InlineData("HOST=127.0.0.2", "http://127.0.0.2:3000/")]
    [InlineData("URLS=https://kills.example;http://localhost:1", "https://kills.example/")]
    [InlineData("URLS=http://+:5000", "http://localhost:5000/")]
    [InlineData("HTTP_PORTS=8080;8081", "http://localhost:8080/")]
    [InlineData("HTTPS_PORTS=8443", null)]
    public void A_client_on_this_machine_finds_the_first_address(string settings, string? expected) =>
        Assert.Equal(expected, Configuration(settings).LocalAddress?.ToString());

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(setting => KeyValuePair.Create(setting[0], (string?)setting[1])))
        .Build();
}
