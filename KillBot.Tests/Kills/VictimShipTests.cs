using KillBot.Domain.Kills;

namespace KillBot.Tests.Kills;

public class VictimShipTests
{
    [Theory]
    [InlineData("""{"victimShip":"AEGS_Gladius"}""", "AEGS_Gladius")]
    [InlineData("""{"victimShip":"AEGS_Gladius_200000000001"}""", "AEGS_Gladius")]
    [InlineData("""{"victimShip":"<@1>"}""", null)]
    [InlineData("""{"victimShip":1}""", null)]
    [InlineData("""["victimShip"]""", null)]
    [InlineData("\"victimShip\"", null)]
    [InlineData("""{"victimShip":"\ud800"}""", null)]
    [InlineData("victimShip", null)]
    [InlineData("""{"ship":"AEGS_Gladius"}""", null)]
    [InlineData(null, null)]
    public void A_ship_is_named_where_the_details_name_one_and_nothing_in_them_does_harm(string? details, string? ship) =>
        Assert.Equal(ship, VictimShip.Of(details));
}
